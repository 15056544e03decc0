import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of S3 as the product uses, over HTTP, with its objects in memory. */
export async function objectStore() {
  const objects = new Map<string, { bytes: Buffer; type: string }>();
  const authorisations: string[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://store');
    const path = decodeURIComponent(url.pathname);
    authorisations.push(request.headers.authorization ?? '');
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const found = objects.get(path);
    if (request.method === 'PUT') {
      objects.set(path, { bytes: Buffer.concat(parts), type: request.headers['content-type'] ?? '' });
      response.end();
    } else if (request.method === 'DELETE') {
      objects.delete(path);
      response.writeHead(204).end();
    } else if (url.searchParams.get('list-type') === '2') {
      const start = `${path.replace(/\/$/, '')}/`;
      const keys = [...objects.keys()]
        .map((key) => key.slice(start.length))
        .filter((key) => key.startsWith(url.searchParams.get('prefix') ?? ''));
      const contents = keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
      response.end(`<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`);
    } else if (found) {
      response.writeHead(200, { 'content-type': found.type }).end(found.bytes);
    } else {
      response.writeHead(404).end('<Error><Code>NoSuchKey</Code><Message>none</Message></Error>');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    objects,
    authorisations,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { addressOf, pathOf, safePath } from '@/lib/platform/request-origin';

test.each([
  ['/grids?page=2', '/grids?page=2'],
  ['/dashboard/12', '/dashboard/12'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/sign-in', '/'],
  ['/api/auth/signout', '/'],
  [undefined, '/'],
])('after signing in, %s leads to %s', (asked, leads) => {
  expect(safePath(asked)).toBe(leads);
});

async function asSeenByServer(path: string, headers: Record<string, string>) {
  const server = createServer((request, response) =>
    response.end(JSON.stringify({ address: addressOf(request.headers), path: pathOf(request.headers) })),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const body = await new Promise<string>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
  server.close();
  return JSON.parse(body) as { address: string; path: string };
}

test('the address is the peer of the connection, not what the client claims', async () => {
  const seen = await asSeenByServer('/grids?q=a&_rsc=1x2', { 'x-forwarded-for': '10.9.8.7' });
  expect(seen).toEqual({ address: '127.0.0.1', path: '/grids?q=a' });
});

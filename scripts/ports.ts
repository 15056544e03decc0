import { createServer } from 'node:net';
import { Refusal } from './console.js';

/** A port on 127.0.0.1 that nobody listens on now. */
export function freePort(): Promise<number> {
  return listenOnce(0, '127.0.0.1').then((port) => port as number);
}

export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await listenOnce(port, host)) !== undefined;
}

/** The port that was listened on for a moment; undefined when it is taken. */
function listenOnce(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else
        reject(
          new Refusal(`无法监听 ${host}:${port}。`, `Cannot listen on ${host}:${port}: ${error.message}`),
        );
    });
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

// The site in production: one web process for each core, all listening on one port. Rendering pages is most of the
// work, and a Node process does it on one core. Started by site.ts.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import next from 'next';

const port = Number(process.env.PORT);
const hostname = process.env.HOST ?? '127.0.0.1';

if (cluster.isPrimary) lead(Number(process.env.WEB_PROCESSES) || Math.min(4, availableParallelism()));
else await serve();

/** Starts the processes and passes the end on to them; when one is gone without being told, the rest goes too. */
function lead(count: number): void {
  let isEnding = false;
  const end = (code: number) => {
    process.exitCode ??= code;
    isEnding = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
  };
  cluster.on('exit', () => {
    if (!isEnding) end(1);
  });
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  for (let n = 0; n < count; n++) cluster.fork();
}

async function serve(): Promise<void> {
  const app = next({ dev: false, hostname, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => void handle(request, response));
  server.keepAliveTimeout = 65_000;
  // Drains: no new connection, what is being answered is answered, then the end.
  const drain = () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  };
  process.on('SIGTERM', drain);
  process.on('SIGINT', () => {});
  server.listen(port, hostname);
}

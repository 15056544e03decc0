// The process that carries out jobs: imports, exports, housekeeping. Started by serve.ts.
import { startWorker } from '@/lib/platform/jobs.ts';

const worker = await startWorker();

let isStopping = false;
process.on('SIGTERM', async () => {
  if (isStopping) return;
  isStopping = true;
  await worker.stop();
  process.exit(0);
});

// The process that carries out jobs: imports, exports, housekeeping. Started by serve.ts.
import { work } from '@/lib/domain/transfers/work';
import { startWorker } from '@/lib/platform/jobs';

const worker = await startWorker(work);

let isStopping = false;
process.on('SIGTERM', async () => {
  if (isStopping) return;
  isStopping = true;
  await worker.stop();
  process.exit(0);
});

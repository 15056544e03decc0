import { step } from './console.js';
import { connect } from './database/prepare.ts';

/** Loads the demo city when no area is there yet. */
export async function loadDemoIfEmpty(ownerUrl: string, demoPassword: string): Promise<void> {
  const client = await connect(ownerUrl);
  const { rowCount } = await client.query('SELECT FROM areas LIMIT 1').finally(() => client.end());
  if (rowCount) return;
  await step('载入演示城市 Loading the demo city', async (progress) => {
    const { seedDemo } = await import('@/prisma/seed/main.ts');
    await seedDemo(ownerUrl, { demoPassword, onProgress: progress });
  });
}

import { redirect } from 'next/navigation';
import { AreaEnded } from '@/lib/domain/indicators/tree';
import { paths } from '@/lib/platform/paths';

/** An area that is no more has no figures of today; its dashboard leads on. */
export async function orDashboard<T>(
  reading: Promise<T>,
  query: { period: string | undefined; tree: string | undefined },
): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof AreaEnded)) throw error;
    redirect(paths.dashboard(error.area.id, query));
  }
}

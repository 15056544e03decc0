import { today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import { transactAsSystem } from '@/lib/platform/transact';
import { apology, logUnexpected } from '@/lib/platform/unexpected';
import { carryOut } from './carry-out';
import { readSettled } from './items';

const TEN_MINUTES = 600_000;

/** Lets every confirmed change whose day has come take effect, in order. One that cannot says why, and the person who confirmed it is told. */
export async function takeEffect(): Promise<void> {
  for (;;) {
    const due = await transactAsSystem({ system: 'area-change' }, async (tx) => {
      const [first] = await tx.$queryRaw<{ id: number }[]>`
        SELECT id FROM area_changes WHERE state = 'pending' AND message IS NULL AND effective_on <= ${today()}::date ORDER BY effective_on, id LIMIT 1`;
      return first?.id;
    });
    if (due === undefined) return;
    try {
      await transactAsSystem(
        { system: 'area-change' },
        async (tx, audit) => {
          // In the order in which a withdrawal takes them.
          await tx.$queryRaw`SELECT pg_advisory_xact_lock(7317)::text`;
          await tx.$queryRaw`SELECT id FROM area_changes WHERE id = ${due} FOR UPDATE`;
          const { change, steps } = await readSettled(tx, due);
          await carryOut(tx, audit, change, steps);
          await tell(tx, due, `“${change.title}”已生效。`);
        },
        { timeout: TEN_MINUTES },
      );
    } catch (error) {
      const message =
        error instanceof AppError ? error.message : apology(logUnexpected(error, 'change-areas'));
      await transactAsSystem({ system: 'area-change' }, async (tx) => {
        const stuck =
          await tx.$executeRaw`UPDATE area_changes SET message = ${message}, version = version + 1 WHERE id = ${due} AND state = 'pending'`;
        // Withdrawn meanwhile: nobody expects it any more.
        if (stuck === 0) return;
        await tell(tx, due, `区划变更没有生效：${message}`);
      });
    }
  }
}

const tell = (tx: Tx, id: number, text: string) =>
  tx.$executeRaw`INSERT INTO notices (user_id, text, href)
    SELECT confirmed_by_id, ${text}, ${paths.areaChange(id)} FROM area_changes WHERE id = ${id} AND confirmed_by_id IS NOT NULL`;

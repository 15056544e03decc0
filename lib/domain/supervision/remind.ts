import { notify } from '@/lib/domain/notices/notify';
import { where } from '@/lib/ledger/where';
import { type Day, today } from '@/lib/platform/clock';
import { Prisma } from '@/lib/platform/db';
import { paths } from '@/lib/platform/paths';
import { readAsSystem, transactAsSystem } from '@/lib/platform/transact';
import { supervision } from './definition';
import { answering, asking } from './issue';
import { type Light, lightFilter } from './rules';

type Due = {
  id: number;
  itemId: number;
  name: string;
  dueOn: Day;
  areaId: number;
  areaName: string;
  upperAreaId: number;
  kind: Light;
};

/** Tells of deadlines that are near, and of those that have passed, once for each: who is asked, and then also who asks. */
export async function remindSupervision(): Promise<void> {
  const day = today();
  const lit = (light: Light) => where(supervision, { status: 'all', fields: lightFilter(light, day) });
  const due = await readAsSystem(
    (tx) =>
      tx.$queryRaw<Due[]>`
      SELECT t.id, t.item_id AS "itemId", t.name, t.due_on::text AS "dueOn", t.area_id AS "areaId", a.name AS "areaName",
        t.upper_area_id AS "upperAreaId", t.kind
      FROM (${Prisma.join(
        (['near-due', 'overdue'] as const).map(
          (light) => Prisma.sql`SELECT *, ${light}::text AS kind FROM supervision_tasks WHERE ${lit(light)}`,
        ),
        ' UNION ALL ',
      )}) t JOIN areas a ON a.id = t.area_id ORDER BY t.id`,
  );
  for (const each of due)
    await transactAsSystem({ system: 'supervision-reminders' }, async (tx) => {
      const isNew = await tx.$executeRaw`
        INSERT INTO supervision_reminders (task_id, kind, due_on) VALUES (${each.id}, ${each.kind}, ${each.dueOn}::date) ON CONFLICT DO NOTHING`;
      if (isNew === 0) return;
      const href = paths.supervisionItem(each.itemId, each.id);
      const words = each.kind === 'overdue' ? '已逾期' : '临期';
      const text = `督办“${each.name}”${words}，期限 ${each.dueOn}，承办：${each.areaName}。`;
      await notify(tx, { roles: answering, areaId: each.areaId }, { text, href });
      if (each.kind === 'overdue')
        await notify(tx, { roles: asking, areaId: each.upperAreaId }, { text, href });
    });
}

import type { Actor } from '@/lib/platform/actor';
import { read } from '@/lib/platform/transact';
import { listCategories } from './categories';
import { type Box, countBoxes, listRequests, type RequestFilter, type RequestSort } from './list';
import { readPermission } from './standing';

/** What the list page shows around its rows. */
export async function readRequestBoard(
  actor: Actor,
  filter: RequestFilter,
  { page, sort, boxes }: { page: number; sort: RequestSort; boxes: readonly Box[] },
) {
  const [list, around] = await Promise.all([
    listRequests(actor, filter, { page, sort }),
    read(actor, readPermission(actor), async (tx) => ({
      counts: await countBoxes(
        tx,
        actor,
        boxes.filter((box) => box !== 'all'),
      ),
      categories: await listCategories(tx),
      departments: filter.departmentId
        ? await tx.$queryRaw<{ id: number; name: string; field: string; areaId: number; areaName: string }[]>`
            SELECT d.id, d.name, d.field, d.area_id AS "areaId", a.name AS "areaName" FROM departments d JOIN areas a ON a.id = d.area_id WHERE d.id = ${filter.departmentId}`
        : [],
    })),
  ]);
  return { list, ...around };
}

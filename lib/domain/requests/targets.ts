import { notify } from '@/lib/domain/notices/notify';
import type { Tx } from '@/lib/platform/db';
import { InvalidInput } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import type { RequestModel } from '@/prisma/client/models/Request';
import { listDepartments, membersOf } from './departments';
import type { Standing } from './standing';

/** To whom a request goes: an area, or a department of one. */
export type Target = { areaId: number; departmentId: number | null; name: string };

/** Everyone it can be handed to from where it is: the areas around its place, and their departments. */
export async function listTargets(
  tx: Tx,
  { path, request }: Pick<Standing, 'path' | 'request'>,
): Promise<(Target & { value: string; field: string })[]> {
  const around = path.filter(({ level }) => level !== 'estate').reverse();
  const departments = await listDepartments(
    tx,
    around.map(({ id }) => id),
  );
  const all = [
    ...around.map(({ id, name }) => ({
      value: `area:${id}`,
      areaId: id,
      departmentId: null,
      name,
      field: '',
    })),
    ...departments.map(({ id, name, areaId, field }) => ({
      value: `department:${id}`,
      areaId,
      departmentId: id,
      name,
      field,
    })),
  ];
  return all.filter(
    ({ areaId, departmentId }) =>
      departmentId !== request.departmentId || (departmentId === null && areaId !== request.heldAreaId),
  );
}

export async function chooseTarget(tx: Tx, standing: Standing, value: string): Promise<Target> {
  const target = (await listTargets(tx, standing)).find((each) => each.value === value);
  if (!target) throw new InvalidInput({ target: '请选择转给谁办。' });
  return target;
}

/** Tells whoever has it now what happened to it. */
export async function tellHolder(
  tx: Tx,
  target: Pick<Target, 'areaId' | 'departmentId'>,
  request: Pick<RequestModel, 'id' | 'code'>,
  what: string,
) {
  const told = { text: `诉求 ${request.code} ${what}`, href: paths.request(request.id) };
  const to =
    target.departmentId === null
      ? { roles: ['clerk', 'coordinator'] as const, areaId: target.areaId }
      : { userIds: await membersOf(tx, target.departmentId) };
  await notify(tx, to, told);
}

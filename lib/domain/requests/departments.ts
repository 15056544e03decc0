import { today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';

export type DepartmentChoice = { id: number; name: string; field: string; areaId: number; areaName: string };

/** Departments of the areas around a place, nearest level first; one in which nobody works is left out. */
export const listDepartments = (
  tx: Tx,
  areaIds: readonly number[],
): Promise<DepartmentChoice[]> => tx.$queryRaw`
  SELECT d.id, d.name, d.field, d.area_id AS "areaId", a.name AS "areaName" FROM departments d JOIN areas a ON a.id = d.area_id
  WHERE d.area_id = ANY (${areaIds}::int[]) AND EXISTS (SELECT FROM department_members m WHERE m.department_id = d.id) AND (d.retired_on IS NULL OR d.retired_on > ${today()}::date)
  ORDER BY a.level DESC, d.name`;

export async function myDepartments(tx: Tx, userId: number): Promise<number[]> {
  const rows = await tx.departmentMember.findMany({ where: { userId }, select: { departmentId: true } });
  return rows.map(({ departmentId }) => departmentId);
}

export async function membersOf(tx: Tx, departmentId: number): Promise<number[]> {
  const rows = await tx.departmentMember.findMany({ where: { departmentId }, select: { userId: true } });
  return rows.map(({ userId }) => userId);
}

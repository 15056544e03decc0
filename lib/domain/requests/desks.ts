import type { Actor } from '@/lib/platform/actor';
import { getArea, inPositions } from '@/lib/platform/areas/queries';
import { clock, today } from '@/lib/platform/clock';
import { Prisma } from '@/lib/platform/db';
import { broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { demand, grantsFor, ranges } from '@/lib/platform/scope';
import { read, transact } from '@/lib/platform/transact';

export type DepartmentRow = {
  id: number;
  name: string;
  field: string;
  areaId: number;
  areaName: string;
  open: number;
  members: { userId: number; name: string }[];
};

/** The departments that this coordinator keeps, and who could work in them. */
export const readDepartments = (actor: Actor) =>
  read(actor, 'request.dispatch', async (tx) => {
    const held = ranges(actor, 'request.dispatch');
    const departments = await tx.$queryRaw<DepartmentRow[]>`
      SELECT d.id, d.name, d.field, d.area_id AS "areaId", a.name AS "areaName",
        (SELECT count(*)::int FROM requests r WHERE r.department_id = d.id AND r.closed_at IS NULL) AS open,
        coalesce((SELECT json_agg(json_build_object('userId', m.user_id, 'name', member_name(m.user_id)) ORDER BY m.since)
          FROM department_members m WHERE m.department_id = d.id), '[]') AS members
      FROM departments d JOIN areas a ON a.id = d.area_id
      WHERE d.area_id IN (SELECT id FROM areas WHERE ${inPositions(held)}) AND (d.retired_on IS NULL OR d.retired_on > ${today()}::date)
      ORDER BY a.lo, d.name LIMIT 500`;
    const areas = grantsFor(actor, 'request.dispatch').map(({ areaId, areaName }) => ({
      id: areaId,
      name: areaName,
    }));
    return { departments, areas };
  });

/** Whoever holds a handler's grant where the department stands. */
export const listHandlers = (actor: Actor, areaIds: readonly number[]) =>
  read(
    actor,
    'request.dispatch',
    (tx) => tx.$queryRaw<{ userId: number; name: string; workUnit: string; areaId: number }[]>`
    SELECT a.id AS "areaId", h.user_id AS "userId", h.name, h.work_unit AS "workUnit"
    FROM unnest(${[...areaIds]}::int[]) AS a (id), handlers_in(a.id, ${today()}::date) AS h ORDER BY h.name LIMIT 200`,
  );

export const addDepartment = (
  actor: Actor,
  { areaId, name, field }: { areaId: number; name: string; field: string },
): Promise<void> =>
  transact(actor, 'request.dispatch', async (tx, audit) => {
    const area = await getArea(tx, areaId);
    demand(actor, 'request.dispatch', area);
    const existing = await tx.department.findFirst({ where: { areaId, name } });
    if (existing) throw new InvalidInput({ name: `${area.name}已经有“${name}”。` });
    const { id } = await tx.department.create({ data: { areaId, name, field }, select: { id: true } });
    return audit.record(
      {
        action: 'create',
        subject: 'departments',
        subjectId: id,
        subjectLabel: name,
        pos: area.lo,
        after: { name, field },
      },
      undefined,
    );
  });

export const retireDepartment = (actor: Actor, { id }: { id: number }): Promise<void> =>
  transact(actor, 'request.dispatch', async (tx, audit) => {
    const department = await tx.department.findUnique({ where: { id } });
    if (!department) throw notFound();
    demand(actor, 'request.dispatch', await getArea(tx, department.areaId));
    const open = await tx.request.count({ where: { departmentId: id, closedAt: null } });
    if (open > 0) throw broken(`还有 ${open} 件诉求在${department.name}办理，先转办或办结。`);
    await tx.department.update({
      where: { id },
      data: { retiredOn: new Date(today()) },
      select: { id: true },
    });
    return audit.record(
      {
        action: 'retire',
        subject: 'departments',
        subjectId: id,
        subjectLabel: department.name,
        pos: department.pos,
      },
      undefined,
    );
  });

export const setMember = (
  actor: Actor,
  { id, userId, isMember }: { id: number; userId: number; isMember: boolean },
): Promise<void> =>
  transact(actor, 'request.dispatch', async (tx, audit) => {
    const department = await tx.department.findUnique({ where: { id } });
    if (!department) throw notFound();
    demand(actor, 'request.dispatch', await getArea(tx, department.areaId));
    const people = await tx.$queryRaw<{ name: string }[]>(
      Prisma.sql`SELECT name FROM handlers_in(${department.areaId}, ${today()}::date) WHERE user_id = ${userId}`,
    );
    if (isMember && people.length === 0) throw broken('请选本辖区有“承办员”授权的人。授权由安全管理员办。');
    if (isMember)
      await tx.departmentMember.createMany({
        data: [{ departmentId: id, userId, since: clock.now() }],
        skipDuplicates: true,
      });
    else await tx.departmentMember.deleteMany({ where: { departmentId: id, userId } });
    return audit.record(
      {
        action: isMember ? 'add-member' : 'end-member',
        subject: 'departments',
        subjectId: id,
        subjectLabel: department.name,
        pos: department.pos,
        after: { userId },
      },
      undefined,
    );
  });

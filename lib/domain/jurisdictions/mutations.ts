import type { Actor } from '@/lib/platform/actor';
import { listAreas } from '@/lib/platform/areas/queries';
import { levelsText } from '@/lib/platform/areas/texts';
import { type Audit, difference, type Entry, type Recorded } from '@/lib/platform/audit';
import { type Day, today } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { AppError, broken, InvalidInput } from '@/lib/platform/errors';
import { can, demand } from '@/lib/platform/scope';
import { spell } from '@/lib/platform/search-text';
import { transact } from '@/lib/platform/transact';
import {
  type Closing,
  type Leaving,
  memberLevels,
  type Naming,
  type NewJurisdiction,
  type NewMember,
  type Withdrawal,
} from './definition';
import { findJurisdiction, findMember, type Jurisdiction, type Member, membershipsAround } from './queries';

export async function createJurisdiction(
  actor: Actor,
  { areaId, name, code, document, validFrom }: NewJurisdiction,
): Promise<{ id: number }> {
  return transact(actor, 'areas.change', async (tx, audit) => {
    const [city] = await listAreas(tx, [areaId]);
    if (city?.level !== 'city' || !can(actor, 'areas.change', city))
      throw new InvalidInput({ areaId: '管理区设在市一级，请选择您可以调整区划的市。' });
    const { id } = await tx.jurisdiction
      .create({
        data: { areaId, name, code, document, ...spell(name), validFrom: new Date(validFrom) },
        select: { id: true },
      })
      .catch(refuseTakenCode);
    const entry: Entry = {
      action: 'create',
      subject: 'jurisdictions',
      subjectId: id,
      subjectLabel: name,
      pos: city.lo,
      after: { name, code, area: city.name, document, validFrom },
    };
    return audit.record(entry, { id });
  });
}

/** A new name, or another document it rests on. */
export const nameJurisdiction = (actor: Actor, { id, version, name, document }: Naming) =>
  onJurisdiction(actor, id, async (tx, audit, stands) => {
    await update(tx, stands, version, { name, document, ...spell(name) });
    const change = difference({ name: stands.name, document: stands.document }, { name, document });
    return audit.record({ ...entryOf(stands), action: 'revise', ...change }, null);
  });

/** It ends, and with it what it manages; grants in it no longer mean anything from that day on. */
export const endJurisdiction = (actor: Actor, { id, version, on, document }: Closing) =>
  onJurisdiction(actor, id, async (tx, audit, stands) => {
    if (stands.validTo) throw broken(`“${stands.name}”已定于 ${stands.validTo} 终止。`);
    if (on <= stands.validFrom)
      throw new InvalidInput({ on: `终止日期须晚于起始日期 ${stands.validFrom}。` });
    const later = await tx.jurisdictionMember.count({
      where: { jurisdictionId: id, validFrom: { gte: new Date(on) } },
    });
    if (later > 0) throw broken(`有 ${later} 个成员在 ${on} 或之后才列入，请先撤回或改定终止日期。`);
    await update(tx, stands, version, { validTo: new Date(on) });
    const { count } = await tx.jurisdictionMember.updateMany({
      where: { jurisdictionId: id, OR: [{ validTo: null }, { validTo: { gt: new Date(on) } }] },
      data: { validTo: new Date(on) },
    });
    return audit.record(
      {
        ...entryOf(stands),
        action: 'end-jurisdiction',
        before: { validTo: null },
        after: { validTo: on, document },
        note: `成员 ${count} 个同时移出`,
      },
      null,
    );
  });

/** From `validFrom` on it is managed by the jurisdiction; it goes on belonging to its district. */
export const addMember = (actor: Actor, { id, areaId, validFrom, document }: NewMember) =>
  onJurisdiction(actor, id, async (tx, audit, stands) => {
    const area = await areaForMember(tx, stands, areaId, validFrom);
    // Written by one at a time: neither of two would see the other's.
    await tx.$queryRaw`SELECT id FROM jurisdictions WHERE area_id = ${stands.areaId} ORDER BY id FOR UPDATE`;
    const [other] = await membershipsAround(tx, area, validFrom);
    if (other) throw new InvalidInput({ areaId: await whyNot(tx, stands, area, other) });
    await tx.jurisdictionMember.create({
      data: {
        jurisdictionId: id,
        areaId,
        validFrom: new Date(validFrom),
        validTo: stands.validTo && new Date(stands.validTo),
        document,
      },
      select: { id: true },
    });
    return audit.record(
      { ...entryOf(stands), action: 'add-member', after: { member: area.name, validFrom, document } },
      null,
    );
  });

/** `on` is the first day on which the jurisdiction no longer manages it. */
export const endMember = (actor: Actor, { memberId, on, document }: Leaving) =>
  onMember(actor, memberId, async (tx, audit, stands, member) => {
    if (member.validTo && member.validTo <= today())
      throw broken(`“${member.name}”已于 ${member.validTo} 移出。`);
    if (on <= member.validFrom)
      throw new InvalidInput({ on: `移出日期须晚于列入日期 ${member.validFrom}。` });
    if (stands.validTo && on > stands.validTo)
      throw new InvalidInput({ on: `管理区于 ${stands.validTo} 终止，移出日期不能更晚。` });
    await tx.jurisdictionMember.updateMany({ where: { id: memberId }, data: { validTo: new Date(on) } });
    return audit.record(
      {
        ...entryOf(stands),
        action: 'end-member',
        before: { member: member.name, validFrom: member.validFrom, validTo: member.validTo },
        after: { member: member.name, validFrom: member.validFrom, validTo: on, document },
      },
      null,
    );
  });

/** Takes back what has not begun: it never was. */
export const withdrawMember = (actor: Actor, { memberId }: Withdrawal) =>
  onMember(actor, memberId, async (tx, audit, stands, member) => {
    if (member.validFrom <= today())
      throw broken(`“${member.name}”已于 ${member.validFrom} 列入，不能撤回，只能移出。`);
    await tx.jurisdictionMember.deleteMany({ where: { id: memberId } });
    const before = { member: member.name, validFrom: member.validFrom, document: member.document };
    return audit.record({ ...entryOf(stands), action: 'withdraw-member', before }, null);
  });

const onJurisdiction = <T>(
  actor: Actor,
  id: number,
  change: (tx: Tx, audit: Audit, stands: Jurisdiction) => Promise<Recorded<T>>,
): Promise<T> =>
  transact(actor, 'areas.change', async (tx, audit) => {
    const stands = await findJurisdiction(tx, id);
    demand(actor, 'areas.change', stands);
    return change(tx, audit, stands);
  });

const onMember = <T>(
  actor: Actor,
  memberId: number,
  change: (tx: Tx, audit: Audit, stands: Jurisdiction, member: Member) => Promise<Recorded<T>>,
): Promise<T> =>
  transact(actor, 'areas.change', async (tx, audit) => {
    const member = await findMember(tx, memberId);
    const stands = await findJurisdiction(tx, member.jurisdictionId);
    demand(actor, 'areas.change', stands);
    return change(tx, audit, stands, member);
  });

async function update(
  tx: Tx,
  { id }: Jurisdiction,
  version: number,
  data: Prisma.JurisdictionUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.jurisdiction.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError('conflict', '这个管理区刚刚被别人改过，请刷新页面后再改。');
}

const entryOf = ({ id, name, lo }: Jurisdiction) => ({
  subject: 'jurisdictions',
  subjectId: id,
  subjectLabel: name,
  pos: lo,
});

type MemberArea = { id: number; name: string; lo: number; hi: number };

async function areaForMember(
  tx: Tx,
  stands: Jurisdiction,
  areaId: number,
  validFrom: Day,
): Promise<MemberArea> {
  const problem = (words: string) => new InvalidInput({ areaId: words });
  const [area] = await listAreas(tx, [areaId]);
  if (!area || area.lo < stands.lo || area.hi > stands.hi)
    throw problem(`这个辖区不在${stands.areaName}，请从列表中选择。`);
  if (!memberLevels.includes(area.level)) throw problem(`成员应为${levelsText(memberLevels)}。`);
  if (area.validTo) throw problem(`“${area.name}”已于 ${area.validTo} 撤销，请选择承接它的辖区。`);
  if (validFrom < area.validFrom)
    throw new InvalidInput({ validFrom: `“${area.name}”自 ${area.validFrom} 起才有，列入日期不能更早。` });
  if (validFrom < stands.validFrom)
    throw new InvalidInput({ validFrom: `管理区自 ${stands.validFrom} 起设立，列入日期不能更早。` });
  if (stands.validTo && validFrom >= stands.validTo)
    throw new InvalidInput({ validFrom: `管理区于 ${stands.validTo} 终止，列入日期须早于这一天。` });
  return area;
}

/** An area is one jurisdiction's on a day, and so is all that lies in it: its figures would count twice. */
async function whyNot(tx: Tx, stands: Jurisdiction, area: MemberArea, other: Member): Promise<string> {
  const manager =
    other.jurisdictionId === stands.id ? '本管理区' : (await findJurisdiction(tx, other.jurisdictionId)).name;
  const days = other.validTo ? `${other.validFrom} 至 ${other.validTo}` : `${other.validFrom} 起`;
  if (other.areaId === area.id)
    return other.jurisdictionId === stands.id
      ? `“${area.name}”${days}已在本管理区，同一时期不能重复列入。`
      : `“${area.name}”${days}由${manager}管理，一个辖区同一天只归一个管理区，请先在那里移出。`;
  return other.lo <= area.lo && area.hi <= other.hi
    ? `“${area.name}”所属的“${other.name}”${days}由${manager}管理，不能再单独列入。`
    : `“${area.name}”下的“${other.name}”${days}由${manager}管理，不能再整体列入。`;
}

function refuseTakenCode(error: unknown): never {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
    throw new InvalidInput({ code: '这个代码已经有管理区在用。' });
  throw error;
}

import type { Actor } from '@/lib/platform/actor';
import { clock, today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { can } from '@/lib/platform/scope';
import { read, transact } from '@/lib/platform/transact';
import type { LimitUnit } from '@/prisma/client/enums';
import { listFormulas } from './rates';

/** Limits and formulas hold for the whole city: whoever sets them answers for all of it. */
export async function demandCity(tx: Tx, actor: Actor): Promise<void> {
  const [city] = await tx.$queryRaw<
    { lo: number; hi: number }[]
  >`SELECT lo, hi FROM areas WHERE level = 'city' AND valid_to IS NULL LIMIT 1`;
  if (!city || !can(actor, 'request.settings', city)) throw broken('类别、时限和公式由市级方案管理员设。');
}

export const readRequestSettings = (actor: Actor) =>
  read(actor, 'request.settings', async (tx) => ({
    categories: await tx.requestCategory.findMany({
      orderBy: { sort: 'asc' },
      include: { limits: { orderBy: [{ validFrom: 'desc' }, { version: 'desc' }] } },
    }),
    asked: new Map(
      (
        await tx.requestAttribute.groupBy({
          by: ['categoryId'],
          where: { retiredOn: null },
          _count: true,
        })
      ).map(({ categoryId, _count }) => [categoryId, _count]),
    ),
    formulas: await listFormulas(tx),
    maySet: await mayDemandCity(tx, actor),
  }));

export const mayDemandCity = (tx: Tx, actor: Actor): Promise<boolean> =>
  demandCity(tx, actor).then(
    () => true,
    () => false,
  );

export type NewLimit = {
  categoryId: number;
  signHours: number;
  contactHours: number;
  amount: number;
  unit: LimitUnit;
  validFrom: string;
  document: string;
};

/** A new version from a day on. What was received before keeps its own. */
export const setLimit = (actor: Actor, limit: NewLimit): Promise<void> =>
  transact(actor, 'request.settings', async (tx, audit) => {
    await demandCity(tx, actor);
    const category = await tx.requestCategory.findUnique({ where: { id: limit.categoryId } });
    if (!category) throw notFound();
    if (limit.validFrom < today())
      throw new InvalidInput({ validFrom: '新时限从今天或以后起，不改已收到的。' });
    const last = await tx.requestLimit.findFirst({
      where: { categoryId: category.id },
      orderBy: { version: 'desc' },
    });
    const { validFrom, ...rest } = limit;
    await tx.requestLimit.create({
      data: {
        ...rest,
        validFrom: new Date(validFrom),
        version: (last?.version ?? 0) + 1,
        setById: actor.userId,
        setBy: actor.name,
        setAt: clock.now(),
      },
      select: { id: true },
    });
    return audit.record(
      {
        action: 'request-set-limit',
        subject: 'requests',
        subjectId: category.code,
        subjectLabel: category.name,
        before: last && {
          signHours: last.signHours,
          contactHours: last.contactHours,
          amount: last.amount,
          unit: last.unit,
        },
        after: {
          signHours: limit.signHours,
          contactHours: limit.contactHours,
          amount: limit.amount,
          unit: limit.unit,
          validFrom,
        },
        note: limit.document,
      },
      undefined,
    );
  });

export type CategoryEdit = {
  id: number;
  name: string;
  description: string;
  field: string;
  keywords: string[];
  isRetired: boolean;
};

export const saveCategory = (actor: Actor, { id, isRetired, ...edit }: CategoryEdit): Promise<void> =>
  transact(actor, 'request.settings', async (tx, audit) => {
    await demandCity(tx, actor);
    const before = await tx.requestCategory.findUnique({ where: { id } });
    if (!before) throw notFound();
    await tx.requestCategory.update({
      where: { id },
      data: { ...edit, retiredOn: isRetired ? (before.retiredOn ?? new Date(today())) : null },
      select: { id: true },
    });
    return audit.record(
      {
        action: 'request-set-category',
        subject: 'requests',
        subjectId: before.code,
        subjectLabel: edit.name,
        before: { name: before.name, field: before.field, keywords: before.keywords.join('、') },
        after: { name: edit.name, field: edit.field, keywords: edit.keywords.join('、') },
      },
      undefined,
    );
  });

export type NewFormula = {
  basically: number;
  response: number;
  solved: number;
  satisfied: number;
  validFrom: string;
  document: string;
};

/** A new version from the first of a month on: a month is counted by one formula. */
export const setFormula = (actor: Actor, formula: NewFormula): Promise<void> =>
  transact(actor, 'request.settings', async (tx, audit) => {
    await demandCity(tx, actor);
    const { basically, response, solved, satisfied, validFrom, document } = formula;
    if (!validFrom.endsWith('-01') || validFrom <= today())
      throw new InvalidInput({ validFrom: '新公式从以后某月 1 日起，已过的月份不重算。' });
    if (Math.abs(response + solved + satisfied - 1) > 1e-9)
      throw new InvalidInput({ satisfied: '响应、解决、满意三项权重之和应为 1。' });
    const [last] = await listFormulas(tx);
    const version = Math.max(0, ...(await listFormulas(tx)).map((each) => each.version)) + 1;
    await tx.requestFormula.create({
      data: {
        version,
        validFrom: new Date(validFrom),
        basicallyWeight: basically,
        responseWeight: response,
        solvedWeight: solved,
        satisfiedWeight: satisfied,
        document,
        setById: actor.userId,
        setBy: actor.name,
        setAt: clock.now(),
      },
      select: { version: true },
    });
    return audit.record(
      {
        action: 'request-set-formula',
        subject: 'requests',
        subjectLabel: `第 ${version} 版`,
        before: last
          ? {
              basically: last.basically,
              response: last.response,
              solved: last.solved,
              satisfied: last.satisfied,
            }
          : null,
        after: { basically, response, solved, satisfied, validFrom },
        note: document,
      },
      undefined,
    );
  });

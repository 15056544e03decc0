import { demandCity, mayDemandCity } from '@/lib/domain/requests/settings';
import type { Actor } from '@/lib/platform/actor';
import { type Audit, difference, type Json } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { AppError, InvalidInput, notFound } from '@/lib/platform/errors';
import { read, transact } from '@/lib/platform/transact';
import type { RequestAttributeModel } from '@/prisma/client/models/RequestAttribute';
import type { RequestCategoryModel } from '@/prisma/client/models/RequestCategory';
import {
  type AttributeEdit,
  type Datatype,
  datatypes,
  type OneAttribute,
  writeChoices,
} from './service-form';
import { valuesOf } from './services';

const MOST = 30;

/** What a service asks beside the text, with what it no longer asks at the end. Events of grids are no service. */
export const readService = (actor: Actor, categoryId: number) =>
  read(actor, 'request.settings', async (tx) => {
    const category = await serviceOf(tx, categoryId);
    const attributes = await tx.requestAttribute.findMany({
      where: { categoryId: category.id },
      orderBy: [{ retiredOn: { sort: 'asc', nulls: 'first' } }, { sort: 'asc' }, { id: 'asc' }],
    });
    return { category, attributes, maySet: await mayDemandCity(tx, actor) };
  });

async function serviceOf(tx: Tx, id: number): Promise<RequestCategoryModel> {
  const category = await tx.requestCategory.findFirst({
    where: { id: Number.isInteger(id) ? id : 0, isEvent: false },
  });
  if (!category) throw notFound();
  return category;
}

/** A new attribute, or other words for one. Its code stays: requests that answered it keep the answer under it. */
export const saveAttribute = (actor: Actor, { id, version, ...edit }: AttributeEdit): Promise<void> =>
  transact(actor, 'request.settings', async (tx, audit) => {
    await demandCity(tx, actor);
    const category = await serviceOf(tx, edit.categoryId);
    const others = await tx.requestAttribute.findMany({
      where: { categoryId: category.id, id: { not: id } },
      select: { code: true, retiredOn: true },
    });
    const same = others.find(({ code }) => code === edit.code);
    if (same)
      throw new InvalidInput({
        code: same.retiredOn
          ? `代码 ${edit.code} 用过，已停用；可以恢复它。`
          : `这个类别已有代码 ${edit.code}。`,
      });
    if (id === 0) {
      if (others.filter(({ retiredOn }) => !retiredOn).length >= MOST)
        throw new InvalidInput({ '': `一个类别最多 ${MOST} 个属性。` });
      const made = await tx.requestAttribute.create({ data: edit });
      return record(audit, category, made, null, made);
    }
    const before = await standing(tx, { id, version });
    if (before.categoryId !== category.id) throw notFound();
    if (before.code !== edit.code) throw new InvalidInput({ code: '代码用了就不改；可以停用它，另加一个。' });
    return record(audit, category, before, before, await change(tx, before, edit));
  });

/** Asked no longer, or again. */
export const retireAttribute = (actor: Actor, asked: OneAttribute): Promise<void> =>
  setRetired(actor, asked, new Date(today()));
export const reinstateAttribute = (actor: Actor, asked: OneAttribute): Promise<void> =>
  setRetired(actor, asked, null);

const setRetired = (actor: Actor, asked: OneAttribute, retiredOn: Date | null): Promise<void> =>
  transact(actor, 'request.settings', async (tx, audit) => {
    await demandCity(tx, actor);
    const before = await standing(tx, asked);
    const category = await serviceOf(tx, before.categoryId);
    return record(audit, category, before, before, await change(tx, before, { retiredOn }));
  });

async function standing(tx: Tx, { id, version }: OneAttribute): Promise<RequestAttributeModel> {
  const attribute = await tx.requestAttribute.findUnique({ where: { id } });
  if (!attribute) throw notFound();
  if (attribute.version !== version) throw stale();
  return attribute;
}

async function change(
  tx: Tx,
  { id, version }: RequestAttributeModel,
  data: Partial<Omit<AttributeEdit, 'id' | 'version'>> & { retiredOn?: Date | null },
): Promise<RequestAttributeModel> {
  const { count } = await tx.requestAttribute.updateMany({
    where: { id, version },
    data: { ...data, version: version + 1 },
  });
  if (count === 0) throw stale();
  return tx.requestAttribute.findUniqueOrThrow({ where: { id } });
}

const stale = () => new AppError('conflict', '这个属性刚刚被别人改过，请刷新页面，看清后再改。');

function record(
  audit: Audit,
  category: RequestCategoryModel,
  { code }: RequestAttributeModel,
  before: RequestAttributeModel | null,
  after: RequestAttributeModel,
) {
  const changed = difference(before ? inWords(before) : {}, inWords(after));
  return audit.record(
    {
      action: 'request-set-attribute',
      subject: 'requests',
      subjectId: category.code,
      subjectLabel: `${category.name} ${code}`,
      before: before && changed.before,
      after: changed.after,
    },
    undefined,
  );
}

const inWords = (each: RequestAttributeModel): { [key: string]: Json } => ({
  description: each.description,
  datatype: datatypes[each.datatype as Datatype],
  datatypeDescription: each.datatypeDescription,
  sort: each.sort,
  isVariable: each.isVariable,
  isRequired: each.isRequired,
  values: writeChoices(valuesOf(each)).replaceAll('\n', '；'),
  retiredOn: each.retiredOn?.toISOString().slice(0, 10) ?? null,
});

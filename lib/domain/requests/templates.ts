import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, getArea } from '@/lib/platform/areas/queries';
import { AppError, notFound } from '@/lib/platform/errors';
import { demand, grantsFor } from '@/lib/platform/scope';
import { read, transact } from '@/lib/platform/transact';
import { listCategories } from './categories';
import { cleanText } from './filing';

export type TemplateEdit = {
  /** 0 for a new one. */
  id: number;
  version: number;
  areaId: number;
  categoryId: number | null;
  title: string;
  text: string;
};

/** The actor's own, to be kept; and those of the areas above, which are used here too. */
export const readTemplates = (actor: Actor) =>
  read(actor, 'request.review', async (tx) => {
    const areas = grantsFor(actor, 'request.review').map(({ areaId, areaName }) => ({
      id: areaId,
      name: areaName,
    }));
    const own = areas.map(({ id }) => id);
    const steps = [...(await ancestorsOf(tx, own)).values()].flat();
    const names = new Map(steps.map(({ id, name }) => [id, name]));
    const templates = await tx.replyTemplate.findMany({
      where: { areaId: { in: [...names.keys(), ...own] } },
      orderBy: [{ pos: 'desc' }, { title: 'asc' }],
      take: 200,
    });
    return {
      areas,
      categories: await listCategories(tx),
      templates: templates.map((template) => ({
        ...template,
        areaName: names.get(template.areaId) ?? '',
        isOwn: own.includes(template.areaId),
      })),
    };
  });

/** Used by whoever handles requests in the area or below it. */
export const saveTemplate = (actor: Actor, { id, version, ...edit }: TemplateEdit): Promise<void> =>
  transact(actor, 'request.review', async (tx, audit) => {
    const area = await getArea(tx, edit.areaId);
    demand(actor, 'request.review', area);
    const text = cleanText(edit.text, 'text', { least: 5 });
    const data = { ...edit, text };
    if (id === 0) {
      const made = await tx.replyTemplate.create({ data, select: { id: true } });
      return audit.record(entry('create', made.id, edit.title, area.lo, text), undefined);
    }
    const { count } = await tx.replyTemplate.updateMany({
      where: { id, version },
      data: { ...data, version: version + 1 },
    });
    if (count === 0) throw new AppError('conflict', '模板刚刚被别人改过，请刷新页面后再改。');
    return audit.record(entry('revise', id, edit.title, area.lo, text), undefined);
  });

export const removeTemplate = (actor: Actor, { id }: { id: number }): Promise<void> =>
  transact(actor, 'request.review', async (tx, audit) => {
    const template = await tx.replyTemplate.findUnique({ where: { id } });
    if (!template) throw notFound();
    demand(actor, 'request.review', await getArea(tx, template.areaId));
    await tx.replyTemplate.delete({ where: { id }, select: { id: true } });
    return audit.record(entry('retire', id, template.title, template.pos, template.text), undefined);
  });

const entry = (action: string, id: number, title: string, pos: number, text: string) => ({
  action,
  subject: 'reply-templates',
  subjectId: id,
  subjectLabel: title,
  pos,
  after: { title, text },
});

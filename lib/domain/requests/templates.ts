import type { Actor } from '@/lib/platform/actor';
import { getArea } from '@/lib/platform/areas/queries';
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

export const readTemplates = (actor: Actor) =>
  read(actor, 'request.review', async (tx) => {
    const areas = grantsFor(actor, 'request.review').map(({ areaId, areaName }) => ({
      id: areaId,
      name: areaName,
    }));
    return {
      areas,
      categories: await listCategories(tx),
      templates: await tx.replyTemplate.findMany({
        where: { areaId: { in: areas.map(({ id }) => id) } },
        orderBy: [{ areaId: 'asc' }, { title: 'asc' }],
        take: 200,
      }),
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

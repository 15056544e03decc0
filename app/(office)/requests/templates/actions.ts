'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { removeTemplate, saveTemplate, type TemplateEdit } from '@/lib/domain/requests/templates';
import { command } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';

const refreshed =
  <I>(mutate: (actor: Actor, input: I) => Promise<void>) =>
  async (actor: Actor, input: I): Promise<void> => {
    await mutate(actor, input);
    revalidatePath(paths.replyTemplates());
  };

const edit: z.ZodType<TemplateEdit> = z
  .object({
    id: z.coerce.number().int().min(0),
    version: z.coerce.number().int().min(0),
    areaId: z.coerce.number().int().positive(),
    categoryId: z.string(),
    title: z.string().trim().min(2, '请填标题。').max(40, '标题最多 40 个字。'),
    text: z.string(),
  })
  .transform(({ categoryId, ...rest }) => ({ ...rest, categoryId: Number(categoryId) || null }));

export const save = command<TemplateEdit, void>('request.review', edit, refreshed(saveTemplate));
export const remove = command<{ id: number }, void>(
  'request.review',
  z.object({ id: z.coerce.number().int().positive() }),
  refreshed(removeTemplate),
);

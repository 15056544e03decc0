'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import {
  type CategoryEdit,
  type NewFormula,
  type NewLimit,
  saveCategory,
  setFormula,
  setLimit,
} from '@/lib/domain/requests/settings';
import { unitLabels } from '@/lib/domain/requests/words';
import { command } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';
import type { LimitUnit } from '@/prisma/client/enums';

const refreshed =
  <I>(mutate: (actor: Actor, input: I) => Promise<void>) =>
  async (actor: Actor, input: I): Promise<void> => {
    await mutate(actor, input);
    revalidatePath(paths.requestSettings());
  };

const document = z.string().trim().min(2, '请写明依据，如文号。').max(200, '依据最多 200 个字。');
const hours = (what: string) =>
  z.coerce
    .number({ error: `${what}请填整数。` })
    .int(`${what}请填整数。`)
    .min(1, `${what}至少 1。`)
    .max(999, `${what}最多 999。`);

const newLimit: z.ZodType<NewLimit> = z.object({
  categoryId: z.coerce.number().int().positive(),
  signHours: hours('签收时限'),
  contactHours: hours('联系时限'),
  amount: hours('办理时限'),
  unit: z.enum(Object.keys(unitLabels) as [LimitUnit, ...LimitUnit[]]),
  validFrom: z.iso.date('起用日期应为年-月-日。'),
  document,
});

const edit: z.ZodType<CategoryEdit> = z
  .object({
    id: z.coerce.number().int().positive(),
    name: z.string().trim().min(2, '请填名称。').max(20, '名称最多 20 个字。'),
    description: z.string().trim().max(100, '说明最多 100 个字。'),
    field: z.string().trim().max(20, '职能领域最多 20 个字。'),
    keywords: z
      .string()
      .transform((text) => [...new Set(text.split(/[、,，\s]+/u).filter(Boolean))].slice(0, 50)),
    retired: z.string().optional(),
  })
  .transform(({ retired, ...rest }) => ({ ...rest, isRetired: retired === 'on' }));

const weight = z.coerce
  .number({ error: '权重请填 0 到 1 的数。' })
  .min(0, '权重不小于 0。')
  .max(1, '权重不大于 1。');
const newFormula: z.ZodType<NewFormula> = z.object({
  basically: weight,
  response: weight,
  solved: weight,
  satisfied: weight,
  validFrom: z.iso.date('起用日期应为年-月-日。'),
  document,
});

export const limit = command<NewLimit, void>('request.settings', newLimit, refreshed(setLimit));
export const category = command<CategoryEdit, void>('request.settings', edit, refreshed(saveCategory));
export const formula = command<NewFormula, void>('request.settings', newFormula, refreshed(setFormula));

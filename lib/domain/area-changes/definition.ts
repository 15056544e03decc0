import { z } from 'zod';
import type { AreaChangeKind } from '@/prisma/client/enums';
import { type EditionLevel, editionLevels, equalShares, kindLabels, type Target } from './plan';
import type { Decision } from './settle';

const id = z.coerce.number().int().positive();

/** What a form about a part of the areas of a change says which part it is. */
export const acceptance = z.object({
  changeId: id,
  itemId: id.optional(),
  level: z
    .enum(editionLevels as [EditionLevel, ...EditionLevel[]])
    .nullable()
    .catch(null),
  kind: z
    .enum(Object.keys(kindLabels) as [AreaChangeKind, ...AreaChangeKind[]])
    .nullable()
    .catch(null),
  isOpen: z.literal(true).default(true),
  search: z.string().max(50).default(''),
});
export type Acceptance = z.infer<typeof acceptance>;

export const confirmation = z.object({
  id,
  version: z.coerce.number().int(),
  effectiveOn: z.iso.date('请填写生效日期。'),
  document: z.string().trim().min(2, '请写明依据，如批复或公告的文号。').max(200, '依据最多 200 个字。'),
});
export type Confirmation = z.infer<typeof confirmation>;

export const withdrawal = z.object({
  id,
  reason: z.string().trim().min(2, '请写明撤回的原因。').max(200, '原因最多 200 个字。'),
});
export type Withdrawal = z.infer<typeof withdrawal>;

/** Which one, and nothing else. */
export const named = z.object({ id });
export type Named = z.infer<typeof named>;

export type Settling = { changeId: number; itemId: number; decision: Decision };

/** Reads the form that says what becomes of one area: shares in per cent, equal ones where none is given. */
export function readSettling(form: FormData): { value: Settling } | { problems: Record<string, string> } {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const where = { changeId: Number(text('changeId')), itemId: Number(text('itemId')) };
  switch (text('choice')) {
    case 'closes':
      return { value: { ...where, decision: { closes: true } } };
    case 'goesOn':
      return text('code')
        ? { value: { ...where, decision: { goesOnAs: text('code') } } }
        : { problems: { code: '请从列表中选择延续为哪一个。' } };
    case 'goesInto': {
      const targets = readTargets(form);
      return typeof targets === 'string'
        ? { problems: { targets } }
        : { value: { ...where, decision: { goesInto: targets } } };
    }
    default:
      return { problems: { choice: '请选择这个辖区的去向。' } };
  }
}

/** The targets, or what is wrong with them. */
function readTargets(form: FormData): Target[] | string {
  const shares = form.getAll('share').map((share) => String(share).trim());
  const written = form
    .getAll('to')
    .map((code, i) => ({ code: String(code), share: (shares[i] ?? '').replace(/[%％]$/u, '') }))
    .filter(({ code }) => code !== '');
  if (written.length === 0) return '请从列表中选择并入或拆分到哪里。';
  if (written.every(({ share }) => share === '')) return equalShares(written.map(({ code }) => code));
  const targets = written.map(({ code, share }) => ({ code, share: Number(share) / 100 }));
  return targets.some(({ share }) => Number.isNaN(share))
    ? '份额应是百分数，如 60；都不填就平均分。'
    : targets;
}

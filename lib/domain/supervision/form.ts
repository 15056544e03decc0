import { z } from 'zod';
import { figureOf, isRate } from '@/lib/domain/indicators/catalogue';
import { fromColumnUnit } from '@/lib/domain/indicators/format';
import { findIdNumber } from '@/lib/platform/spreadsheets/normalise';
import type { NewItem } from './issue';
import { sourceLabels } from './labels';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期。');
const noIdNumber = (text: string) => !findIdNumber(text);
const idNumberWords = '内容里有身份证号。系统不保存身份证号，请删去后再填。';
const text = (label: string, max: number) =>
  z
    .string()
    .trim()
    .min(1, `请填写${label}。`)
    .max(max, `${label}最多 ${max} 个字。`)
    .refine(noIdNumber, idNumberWords);
const ids = z.preprocess(
  (sent) => (sent === undefined || sent === '' ? [] : [sent].flat()),
  z.array(z.coerce.number().int().positive()).min(1, '请勾选交办的辖区。'),
);

/** What is written on a step of a task, wherever it comes from. */
export const noteText = z.string().trim().max(1_000, '最多 1000 个字。').refine(noIdNumber, idNumberWords);

export const newItemForm: z.ZodType<NewItem> = z
  .object({
    submitKey: z.uuid(),
    title: text('事项', 80),
    requirement: text('要求', 2_000),
    source: z.enum(Object.keys(sourceLabels) as [keyof typeof sourceLabels]),
    origin: z.string().trim().max(200).refine(noIdNumber, idNumberWords).default(''),
    areaId: z.coerce.number().int().positive(),
    targets: ids,
    dueOn: day,
    effectReviewOn: z.union([z.literal(''), day]).default(''),
    draft: z.string().optional(),
    figure: z.string().default(''),
    period: z.string().default(''),
    comparison: z.enum(['at_least', 'at_most']).default('at_least'),
    threshold: z
      .string()
      .trim()
      .regex(/^(\d+(\.\d+)?)?$/, '请填数字。')
      .default(''),
    problem: z.coerce.number().int().positive().optional(),
  })
  .transform(
    ({ draft, figure: code, period, comparison, threshold, effectReviewOn, problem, ...rest }): NewItem => {
      const figure = figureOf(code);
      const asked = figure && threshold !== '' ? Number(threshold) : null;
      return {
        ...rest,
        effectReviewOn: effectReviewOn || null,
        isDraft: draft === '1',
        measure: figure
          ? {
              figure,
              period,
              comparison: asked === null ? null : comparison,
              // It is written in the unit that the column shows.
              threshold: asked === null ? null : isRate(figure) ? asked : fromColumnUnit(figure, asked),
            }
          : null,
        ...(problem && { problemId: problem }),
      };
    },
  );

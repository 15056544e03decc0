import { z } from 'zod';
import { figureOf, isRate } from '@/lib/domain/indicators/catalogue';
import { fromColumnUnit } from '@/lib/domain/indicators/format';
import type { Setting } from './mutations';

/** A target as its form sends it: in the unit of a column, `1,200` or `95.5`; nothing takes the target away. */
export const targetForm: z.ZodType<Setting> = z
  .object({
    code: z.string(),
    areaId: z.coerce.number().int().positive(),
    period: z.string(),
    version: z.coerce.number().int().min(0),
    value: z.string().transform((text) => text.replace(/[,，\s]/g, '')),
  })
  .transform(({ code, value, ...rest }, { addIssue }) => {
    const figure = figureOf(code);
    const refuse = (message: string) => {
      addIssue({ code: 'custom', path: ['value'], message });
      return z.NEVER;
    };
    if (!figure) return refuse('没有这个指标。');
    if (value === '') return { ...rest, figure, value: null };
    if (!/^\d{1,12}(\.\d{1,2})?$/.test(value) || Number(value) === 0)
      return refuse('目标值请填大于 0 的数，最多两位小数。');
    if (isRate(figure) && Number(value) > 100) return refuse('比率的目标值不超过 100。');
    return { ...rest, figure, value: fromColumnUnit(figure, Number(value)) };
  });

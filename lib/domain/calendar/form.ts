import { z } from 'zod';
import type { EnteredYear } from './mutations';
import { readNotice } from './notice-text';

// A browser sends every line's end as CR LF.
const inLines = (text: string) => text.replace(/\r\n/g, '\n');

/** A year as its form sends it; `isChecked` once the days that were read have been shown and confirmed. */
export const yearForm: z.ZodType<EnteredYear & { isChecked: boolean }> = z
  .object({
    year: z.coerce.number().int().min(2004).max(2200),
    document: z
      .string()
      .trim()
      .regex(/^.{2,20}[〔[(（]\d{4}[〕\])）]\d+号$/, '请填通知的文号，如 国办发明电〔2025〕7号。'),
    text: z.string().max(5_000, '太长了，只粘贴各节日的放假安排。'),
    version: z.coerce.number().int().min(0),
    checked: z.string().optional(),
  })
  .transform(({ text, checked, ...rest }, { addIssue }) => {
    const found = readNotice(text, rest.year);
    if ('problem' in found) {
      addIssue({ code: 'custom', path: ['text'], message: found.problem });
      return z.NEVER;
    }
    // What was confirmed is what was shown: a text changed since is shown again.
    return {
      ...rest,
      days: found.days,
      isChecked: checked !== undefined && inLines(checked) === inLines(text),
    };
  });

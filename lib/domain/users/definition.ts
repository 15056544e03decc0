import { z } from 'zod';
import { parsePhone } from '@/lib/platform/spreadsheets/normalise';

const short = (label: string, max: number) => z.string().trim().max(max, `${label}最多 ${max} 个字。`);

const phone = z
  .string()
  .trim()
  .transform((text, context) => {
    if (text === '') return '';
    const parsed = parsePhone(text);
    if ('value' in parsed) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.problem });
    return z.NEVER;
  });

const id = z.coerce.number().int().positive();

const profile = {
  displayName: short('姓名', 30).min(1, '请填写姓名。'),
  areaId: z.coerce.number({ error: '请从列表中选择辖区。' }).int().positive('请从列表中选择辖区。'),
  workUnit: short('单位', 60).min(1, '请填写单位。'),
  workPhone: phone,
};

export const newUser = z.object({
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9._-]{2,31}$/, '账号用 3 至 32 个小写字母、数字、点或横线，以字母开头。'),
  ...profile,
});
export type NewUser = z.infer<typeof newUser>;

export const revision = z.object({ id, version: z.coerce.number().int(), ...profile });
export type Revision = z.infer<typeof revision>;

export const oneUser = z.object({ id });

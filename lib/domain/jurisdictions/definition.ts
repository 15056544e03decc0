import { z } from 'zod';
import type { AreaLevel } from '@/prisma/client/enums';

/** What a jurisdiction may manage. An estate goes with its community. */
export const memberLevels: readonly AreaLevel[] = ['district', 'street', 'community'];

const id = (message: string) => z.coerce.number({ error: message }).int().positive(message);
const day = z.iso.date('日期应为年-月-日。');
const name = z.string().trim().min(2, '请填写名称。').max(30, '名称最多 30 个字。');
const document = z.string().trim().min(2, '请写明依据，如批复或公告的文号。').max(200, '依据最多 200 个字。');
const versioned = { id: z.coerce.number().int().positive(), version: z.coerce.number().int() };

export const newJurisdiction = z.object({
  areaId: id('请选择所在市。'),
  name,
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{2,12}$/u, '代码由 2 至 12 个数字或大写字母组成。'),
  document,
  validFrom: day,
});
export type NewJurisdiction = z.infer<typeof newJurisdiction>;

export const naming = z.object({ ...versioned, name, document });
export type Naming = z.infer<typeof naming>;

/** `on` is the first day on which it is no more. */
export const closing = z.object({ ...versioned, on: day, document });
export type Closing = z.infer<typeof closing>;

export const newMember = z.object({
  id: z.coerce.number().int().positive(),
  areaId: id('请从列表中选择辖区。'),
  validFrom: day,
  document,
});
export type NewMember = z.infer<typeof newMember>;

export const leaving = z.object({ memberId: z.coerce.number().int().positive(), on: day, document });
export type Leaving = z.infer<typeof leaving>;

export const withdrawal = z.object({ memberId: z.coerce.number().int().positive() });
export type Withdrawal = z.infer<typeof withdrawal>;

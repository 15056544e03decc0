import { z } from 'zod';
import { today } from '@/lib/platform/clock';
import type { KeyState } from './labels';

export const newKey = z.object({
  name: z.string().trim().min(2, '请写明用途，如“天府市民云诉求接入”。').max(60, '用途最多 60 个字。'),
  holder: z.string().trim().min(2, '请填写使用单位。').max(60, '单位最多 60 个字。'),
  areaId: z.coerce.number({ error: '请从列表中选择辖区。' }).int().positive('请从列表中选择辖区。'),
  perMinute: z.coerce
    .number({ error: '每分钟次数请填整数。' })
    .int('每分钟次数请填整数。')
    .min(1, '每分钟至少 1 次。')
    .max(6_000, '每分钟最多 6000 次。'),
  validTo: z
    .union([z.literal('').transform(() => null), z.iso.date('日期应为年-月-日。')])
    .refine((day) => day === null || day >= today(), '有效期不能早于今天。'),
});
export type NewKey = z.infer<typeof newKey>;

export const oneKey = z.object({ id: z.coerce.number().int().positive() });

/** The last day counts. */
export function stateOf({ revokedAt, validTo }: { revokedAt: Date | null; validTo: Date | null }): KeyState {
  if (revokedAt) return 'revoked';
  return validTo && validTo < new Date(today()) ? 'expired' : 'active';
}

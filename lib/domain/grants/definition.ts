import { z } from 'zod';
import { today } from '@/lib/platform/clock';
import { type Role, roleLabels } from '@/lib/platform/permissions';
import type { GrantState } from './labels';

const roles = Object.keys(roleLabels) as [Role, ...Role[]];

/** What can be held in a jurisdiction: a second grouping has no administrators and no scheme of its own. */
const jurisdictionRoles: readonly Role[] = ['viewer', 'clerk', 'reviewer', 'coordinator', 'handler'];

const id = (message: string) => z.coerce.number({ error: message }).int().positive(message);
/** One of the two places; the form sends the other one empty. */
const idOrNone = (message: string) =>
  z.union([z.literal('').transform(() => null), id(message)], message).default(null);
const day = z.iso.date('日期应为年-月-日。');

export const newGrant = z
  .object({
    userId: id('请从列表中选择人员。'),
    role: z.enum(roles, '请选择角色。'),
    areaId: idOrNone('请从列表中选择辖区。'),
    jurisdictionId: idOrNone('请从列表中选择管理区。'),
    validFrom: day.refine((from) => from >= today(), '生效日期不能早于今天。'),
    validTo: z.union([z.literal('').transform(() => null), day]),
    reason: z.string().trim().min(2, '请写明依据，如任职文件或调整通知。').max(200, '依据最多 200 个字。'),
  })
  .refine(({ areaId, jurisdictionId }) => areaId !== null || jurisdictionId !== null, {
    path: ['areaId'],
    error: '请选择辖区或管理区。',
  })
  .refine(({ areaId, jurisdictionId }) => areaId === null || jurisdictionId === null, {
    path: ['jurisdictionId'],
    error: '辖区和管理区只选一个。',
  })
  .refine(({ role, jurisdictionId }) => jurisdictionId === null || jurisdictionRoles.includes(role), {
    path: ['role'],
    error: '管理区只授查看员、填报员、审核员、统筹员和承办员。',
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
    path: ['validTo'],
    error: '有效期不能早于生效日期。',
  });
export type NewGrant = z.infer<typeof newGrant>;

export const ending = z.object({
  id: z.coerce.number().int().positive(),
  reason: z.string().trim().min(2, '请写明结束的原因。').max(200, '原因最多 200 个字。'),
});
export type Ending = z.infer<typeof ending>;

/** The last day counts. */
export function stateOf(grant: {
  validFrom: string;
  validTo: string | null;
  endedAt: Date | null;
}): GrantState {
  if (grant.endedAt) return 'ended';
  if (grant.validFrom > today()) return 'future';
  return grant.validTo !== null && grant.validTo < today() ? 'expired' : 'active';
}

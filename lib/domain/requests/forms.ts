import { z } from 'zod';
import type { Registration } from './register';
import { kindLabels, satisfactionLabels, sourceLabels } from './words';

const oneOf = <T extends string>(labels: Record<T, string>, message: string) =>
  z.enum(Object.keys(labels) as [T, ...T[]], { error: message });
const yes = (message: string) =>
  z.enum(['yes', 'no'], { error: message }).transform((said) => said === 'yes');

/** What somebody says of the result. */
export const outcomeForm = z.object({
  isResponded: yes('请选择有没有人联系过。'),
  isSolved: yes('请选择问题有没有解决。'),
  satisfaction: oneOf(satisfactionLabels, '请选择满意程度。'),
  comment: z.string().trim().max(300, '最多 300 个字。').default(''),
});

/** What staff take down for a resident, or report from a grid. */
export const registrationForm: z.ZodType<Registration> = z
  .object({
    areaId: z.coerce.number({ error: '请选择地点。' }).int().positive('请选择地点。'),
    address: z.string().trim().max(100, '最多 100 个字。'),
    categoryId: z.coerce.number({ error: '请选择类别。' }).int().positive('请选择类别。'),
    kind: oneOf(kindLabels, '请选择性质。'),
    source: oneOf(sourceLabels, '请选择来源。'),
    gridId: z.string().optional(),
    text: z.string().trim().min(5, '请写清楚一些，至少 5 个字。').max(2_000, '最多 2,000 个字。'),
    phone: z.string(),
    submitKey: z.uuid(),
  })
  .transform(({ gridId, ...rest }) => ({
    ...rest,
    ...(Number(gridId) > 0 ? { gridId: Number(gridId) } : {}),
  }));

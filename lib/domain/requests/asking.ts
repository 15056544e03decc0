import { z } from 'zod';
import { InvalidInput } from '@/lib/platform/errors';
import { cleanText, readPhone } from './filing';
import { kindLabels } from './words';

/** The most photos of one sending. */
export const MOST_PHOTOS = 4;
/** Under which the public form's token is made. */
export const ASK_FORM = 'ask';

const id = (message: string) =>
  z.coerce
    .number({ error: message })
    .int(message)
    .positive(message)
    .max(2 ** 31 - 1, message);
const kinds = Object.keys(kindLabels) as (keyof typeof kindLabels)[];

const asking = z.object({
  areaId: id('请选择地点：搜索小区或社区的名称，或逐级选择。'),
  categoryId: id('请选择是哪一类事。'),
  kind: z.enum(kinds, { error: '请选择是问需、问计还是问效。' }),
  text: z.string(),
  address: z.string().trim().max(100, '最多 100 个字。'),
  phone: z.string(),
  wantsPublic: z.string().transform((said) => said === 'on'),
});

const joining = z.object({ join: id('没有找到要加入的诉求。'), text: z.string(), phone: z.string() });

export type Asking = z.infer<typeof asking>;
export type Joining = z.infer<typeof joining>;

/** What a resident sent, or InvalidInput with all that is wrong, by field: everything is looked at before any work. */
export function readAsking(form: FormData): Asking {
  return checked(asking, form, 5);
}

/** The same of somebody who joins a request that is there. */
export function readJoining(form: FormData): Joining {
  return checked(joining, form, 0);
}

function checked<T>(schema: z.ZodType<T>, form: FormData, least: number): T {
  const text = (name: string) => String(form.get(name) ?? '');
  const names = ['areaId', 'categoryId', 'kind', 'text', 'address', 'phone', 'wantsPublic', 'join'];
  const { success, data, error } = schema.safeParse(
    Object.fromEntries(names.map((name) => [name, text(name)])),
  );
  const problems: Record<string, string> = {};
  for (const { path, message } of error?.issues ?? []) problems[path.join('.')] ??= message;
  for (const check of [
    () => cleanText(text('text'), 'text', { least }),
    () => cleanText(text('address'), 'address'),
    () => readPhone(text('phone')),
  ]) {
    try {
      check();
    } catch (wrong) {
      if (!(wrong instanceof InvalidInput)) throw wrong;
      Object.assign(problems, wrong.problems);
    }
  }
  if (!success || Object.keys(problems).length > 0) throw new InvalidInput(problems);
  return data;
}

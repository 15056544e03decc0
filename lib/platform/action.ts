import { headers } from 'next/headers';
import { redirect, unstable_rethrow } from 'next/navigation';
import type { ZodType } from 'zod';
import type { Actor } from './actor';
import { AppError, type ErrorCode, InvalidInput, StaleEdit } from './errors';
import { paths } from './paths';
import { pathOf } from './request-origin';
import { type Access, admission, guarded } from './session';
import { apology, logUnexpected } from './unexpected';

/** What a form was sent with, to fill it again; never a password. */
type Sent = { values: Record<string, string> };

export type FormState<T = null> =
  | { status: 'idle' }
  | ({ status: 'invalid'; problems: Record<string, string> } & Sent)
  | ({ status: 'refused'; code: ErrorCode | 'unexpected'; message: string; detail?: unknown } & Sent)
  | ({ status: 'signed-out'; message: string } & Sent)
  | { status: 'done'; result: T };

/** Problems by field; `''` is the form as a whole. */
export type Parsed<I> = { value: I } | { problems: Record<string, string> };
type Parser<I> = ((form: FormData, actor: Actor) => Parsed<I> | Promise<Parsed<I>>) | ZodType<I>;

/**
 * A server action for `useActionState`: `export const save = action('ledger.write', parse, mutation)` in a
 * 'use server' file. Invalid input and refusals are returned values; a redirect of the mutation goes through.
 */
export function action<I, T>(
  access: Access,
  parse: Parser<I>,
  mutate: (actor: Actor, input: I) => Promise<T>,
) {
  return guarded(async (_before: FormState<T>, form: FormData): Promise<FormState<T>> => {
    const sent = { values: valuesOf(form) };
    const admitted = await admission(access);
    if ('refusal' in admitted) return turnAway(admitted.refusal, sent);
    try {
      const parsed = await parsedBy(parse, form, admitted.actor);
      if ('problems' in parsed) return { status: 'invalid', problems: parsed.problems, ...sent };
      return { status: 'done', result: await mutate(admitted.actor, parsed.value) };
    } catch (error) {
      unstable_rethrow(error);
      if (error instanceof InvalidInput) return { status: 'invalid', problems: error.problems, ...sent };
      if (error instanceof AppError) {
        const detail = error instanceof StaleEdit ? error.detail : undefined;
        return { status: 'refused', code: error.code, message: error.message, detail, ...sent };
      }
      const id = logUnexpected(error, `action ${pathOf(await headers())}`, admitted.actor.userId);
      return { status: 'refused', code: 'unexpected', message: apology(id), ...sent };
    }
  }, access);
}

/** The same for a ConfirmDialog: nothing when it went through, else one sentence. */
export function command<I, T>(
  access: Access,
  parse: Parser<I>,
  mutate: (actor: Actor, input: I) => Promise<T>,
) {
  const run = action(access, parse, mutate);
  return guarded(async (form: FormData): Promise<{ error: string } | undefined> => {
    const state = await run({ status: 'idle' }, form);
    if (state.status === 'invalid') return { error: Object.values(state.problems).join(' ') };
    return 'message' in state ? { error: state.message } : undefined;
  }, access);
}

/** For a button that can hardly be refused (signing out, having read a notice): a refusal goes to the error page. */
export function press(access: Access, work: (actor: Actor, form: FormData) => Promise<void>) {
  return guarded(async (form?: FormData): Promise<void> => {
    const admitted = await admission(access);
    if ('actor' in admitted) return work(admitted.actor, form ?? new FormData());
    if (admitted.refusal === 'forbidden') throw new AppError('forbidden');
    redirect(admitted.refusal === 'password' ? paths.password() : paths.signIn(pathOf(await headers())));
  }, access);
}

function turnAway(refusal: 'signed-out' | 'password' | 'forbidden', sent: Sent): FormState<never> {
  if (refusal === 'forbidden')
    return { status: 'refused', code: 'forbidden', message: new AppError('forbidden').message, ...sent };
  const message =
    refusal === 'password'
      ? '请先修改密码，再回到这里。'
      : '登录已过期，还没有保存。请在新窗口登录后，回到这里再保存一次。';
  return { status: 'signed-out', message, ...sent };
}

async function parsedBy<I>(parse: Parser<I>, form: FormData, actor: Actor): Promise<Parsed<I>> {
  if (typeof parse === 'function') return parse(form, actor);
  const { success, data, error } = await parse.safeParseAsync(entriesOf(form));
  if (success) return { value: data };
  const problems: Record<string, string> = {};
  for (const { path, message } of error.issues) problems[path.join('.')] ??= message;
  return { problems };
}

/** A name that was sent several times becomes a list. What React adds for its own use is left out. */
function entriesOf(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$ACTION'));
  return Object.fromEntries(
    names.map((name) => {
      const all = form.getAll(name);
      return [name, all.length > 1 ? all : (all[0] ?? '')];
    }),
  );
}

function valuesOf(form: FormData): Record<string, string> {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.filter(([name]) => !name.startsWith('$ACTION') && !/password/i.test(name)));
}

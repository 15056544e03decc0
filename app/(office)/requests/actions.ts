'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { showPhone } from '@/lib/domain/requests/contacts';
import { askExclusion, decideExclusion } from '@/lib/domain/requests/exclusions';
import { queueRequestExport } from '@/lib/domain/requests/export';
import { callBack, type Outcome } from '@/lib/domain/requests/feedback';
import { outcomeForm, registrationForm } from '@/lib/domain/requests/forms';
import { filterParams } from '@/lib/domain/requests/params';
import { type Publishing, publishRequest } from '@/lib/domain/requests/publish';
import { type Registered, type Registration, registerRequest } from '@/lib/domain/requests/register';
import { action, command, press } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { AppError } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import { admission, guarded } from '@/lib/platform/session';

const identified = z.object({ id: z.coerce.number().int().positive() });
const versioned = identified.extend({ version: z.coerce.number().int() });

const refreshed =
  <I extends { id: number }, T>(mutate: (actor: Actor, input: I) => Promise<T>) =>
  async (actor: Actor, input: I): Promise<T> => {
    const result = await mutate(actor, input);
    revalidatePath(paths.request(input.id));
    return result;
  };

export const register = action<Registration, Registered>(
  'request.register',
  registrationForm,
  registerRequest,
);

export const call = action<Outcome & z.infer<typeof versioned>, void>(
  'request.review',
  versioned.and(outcomeForm),
  refreshed(callBack),
);

export const askToExclude = command<{ id: number; reason: string; detail: string }, void>(
  'request.dispatch',
  identified.extend({ reason: z.string(), detail: z.string() }),
  refreshed(askExclusion),
);

export const exclude = command<{ id: number; isGranted: boolean }, void>(
  'request.review',
  identified
    .extend({ decision: z.enum(['grant', 'refuse']) })
    .transform(({ id, decision }) => ({ id, isGranted: decision === 'grant' })),
  refreshed(decideExclusion),
);

export const publish = action<Publishing, void>(
  'request.review',
  versioned
    .extend({ decision: z.enum(['publish', 'refuse']), text: z.string(), result: z.string() })
    .transform(({ decision, ...rest }) => ({ ...rest, isPublished: decision === 'publish' })),
  refreshed(publishRequest),
);

/** All that the list's address matches; the address is read anew, never trusted. */
export const exportRequests = press('signed-in', async (actor, form) => {
  const sent = Object.fromEntries(new URLSearchParams(String(form.get('query') ?? '')));
  await queueRequestExport(actor, { query: filterParams(sent), submitKey: String(form.get('submitKey')) });
  redirect(paths.exports());
});

const asking = identified.extend({ reporterId: z.coerce.number().int().positive(), purpose: z.string() });

/** Answers with the number, or with why not; the number is on no page and in no cache. */
export const showContact = guarded(async (form: FormData): Promise<{ phone?: string; error?: string }> => {
  const admitted = await admission('signed-in');
  if ('refusal' in admitted) return { error: '登录已过期，请重新登录。' };
  const asked = asking.safeParse(Object.fromEntries(form));
  if (!asked.success) return { error: '请选择用途。' };
  try {
    return { phone: await showPhone(admitted.actor, asked.data) };
  } catch (error) {
    if (error instanceof AppError || error instanceof Error) return { error: error.message };
    throw error;
  }
}, 'signed-in');

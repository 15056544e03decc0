'use server';

import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { confirmEmail, sendEmailCheckAgain } from '@/lib/domain/users/email-check';
import { mailingForm, setOwnMailing } from '@/lib/domain/users/own-mailing';
import { changeOwnPassword } from '@/lib/domain/users/own-password';
import { action, command, type Parsed, press } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';
import { sessionCookie } from '@/lib/platform/session';
import * as signIns from '@/lib/platform/sign-in';

export const signOut = press('own-account', async (actor) => {
  await signIns.signOut(actor);
  (await cookies()).delete(sessionCookie);
  redirect(paths.signIn());
});

export const setMailing = action('own-account', mailingForm, async (actor, choice) => {
  await setOwnMailing(actor, choice);
  revalidatePath(paths.account());
  return null;
});

/** Takes the token of the link that was sent to the address. */
export const confirmOwnEmail = action<string, null>(
  'own-account',
  (form) => ({ value: String(form.get('token') ?? '') }),
  async (actor, token) => {
    await confirmEmail(actor, token);
    return null;
  },
);

export const sendCheckAgain = command<null, void>(
  'own-account',
  () => ({ value: null }),
  async (actor) => {
    await sendEmailCheckAgain(actor);
    revalidatePath(paths.account());
  },
);

type Passwords = { currentPassword: string; newPassword: string };

export const changePassword = action('own-account', readPasswords, changeOwnPassword);

function readPasswords(form: FormData): Parsed<Passwords> {
  const [currentPassword, newPassword, repeated] = ['currentPassword', 'newPassword', 'repeatedPassword'].map(
    (name) => String(form.get(name) ?? ''),
  ) as [string, string, string];
  const problems: Record<string, string> = {};
  if (!currentPassword) problems.currentPassword = '请填写现用密码。';
  if (!newPassword) problems.newPassword = '请填写新密码。';
  else if (repeated !== newPassword) problems.repeatedPassword = '两次填写的新密码不一样。';
  return Object.keys(problems).length > 0 ? { problems } : { value: { currentPassword, newPassword } };
}

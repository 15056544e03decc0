'use server';

import { revalidatePath } from 'next/cache';
import { newKey, oneKey } from '@/lib/domain/api-keys/definition';
import { issueKey, revokeKey } from '@/lib/domain/api-keys/mutations';
import { action, command } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';

export const issue = action('api-keys.manage', newKey, issueKey);
export const revoke = command('api-keys.manage', oneKey, async (actor, { id }) => {
  await revokeKey(actor, id);
  revalidatePath(paths.apiKeys());
});

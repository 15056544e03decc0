import { z } from 'zod';
import { clock } from '@/lib/platform/clock';
import { broken } from '@/lib/platform/errors';
import { route } from '@/lib/platform/route';
import { keepOwn } from '@/lib/platform/transact';

const draft = z.object({
  name: z.string().regex(/^[a-z-]+\/(new|\d+)$/),
  values: z.record(z.string().max(60), z.string().max(5_000)),
  baseVersion: z.number().int().nullable(),
});

/** Keeps what is typed in a form, for its author alone. */
export const PUT = route('ledger.write', async (actor, request) => {
  const { success, data } = draft.safeParse(await request.json().catch(() => null));
  if (!success || Object.keys(data.values).length > 100) throw broken('草稿的内容不对，没有保存。');
  const key = { userId: actor.userId, form: data.name };
  const kept = { values: data.values, baseVersion: data.baseVersion, updatedAt: clock.now() };
  await keepOwn(actor, (tx) =>
    tx.draft.upsert({ where: { userId_form: key }, create: { ...key, ...kept }, update: kept }),
  );
  return new Response(null, { status: 204 });
});

export const DELETE = route('ledger.write', async (actor, request) => {
  const form = new URL(request.url).searchParams.get('name') ?? '';
  await keepOwn(actor, (tx) => tx.draft.deleteMany({ where: { userId: actor.userId, form } }));
  return new Response(null, { status: 204 });
});

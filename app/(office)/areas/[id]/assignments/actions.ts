'use server';

import { revalidatePath } from 'next/cache';
import { assignRecords, idsUnassigned } from '@/lib/domain/area-changes/assign';
import { assignable } from '@/lib/domain/registry';
import { action } from '@/lib/platform/action';
import { InvalidInput, notFound } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';

export const assign = action(
  'ledger.write',
  (form) => ({ value: form }),
  async (actor, form) => {
    const areaId = Number(form.get('areaId'));
    const toId = Number(form.get('toId'));
    const ledger = assignable.find(({ name }) => name === form.get('ledger'));
    if (!ledger) throw notFound();
    if (!toId) throw new InvalidInput({ toId: '请选择划入的辖区。' });
    const ids =
      form.get('allMatching') === '1'
        ? await idsUnassigned(actor, { areaId, ledger, search: String(form.get('search') ?? '') })
        : form.getAll('id').map(Number);
    const done = await assignRecords(actor, {
      areaId,
      assignments: ids.map((id) => ({ ledger: ledger.name, id, toId })),
    });
    revalidatePath(paths.assignments(areaId));
    return done;
  },
);

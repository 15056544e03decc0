import { randomUUID } from 'node:crypto';
import type { RecordForm } from '@/lib/ledger/write';
import type { WorldArea } from './city';

/** A grid as its form sends it: right in every field, until told otherwise. */
export function gridForm(community: WorldArea, texts: Record<string, string> = {}): RecordForm {
  return {
    submitKey: randomUUID(),
    texts: {
      code: `${community.code}901`,
      name: '第901网格',
      areaId: String(community.id),
      kind: 'general',
      households: '320',
      contactName: '李建国',
      contactPhone: '13800000002',
      ...texts,
    },
  };
}

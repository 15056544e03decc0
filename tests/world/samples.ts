import { fieldOf, type Ledger, type Value } from '@/lib/ledger/define';
import type { Field } from '@/lib/ledger/fields';

const places = {
  community: ['510104022006', '510104022009', '510107001001'],
  street: ['510104022', '510104017', '510107001'],
  district: ['510104', '510107'],
} as const;

/** Records of any ledger, approved and complete enough for its own checks, in both districts. */
export function samplesOf(ledger: Ledger): { code: string; name: string }[] {
  const [areaId, code] = [fieldOf(ledger, 'areaId'), fieldOf(ledger, 'code')];
  const letters = code.kind === 'code' ? /[A-Z]+/.exec(code.example)?.[0] : '';
  const level = (['community', 'street', 'district'] as const).find(
    (one) => areaId.kind === 'area' && areaId.levels.includes(one),
  );
  return (level ? places[level] : []).map((place, i) => ({
    ...Object.fromEntries(
      Object.keys(ledger.fields)
        .filter((name) => name !== 'areaId')
        .map((name) => [name, sample(fieldOf(ledger, name), i + 1)]),
    ),
    code: `${place}${letters}001`,
    name: `${ledger.label}第${i + 1}`,
    startedOn: '2018-06-01',
    reviewState: 'approved',
  }));
}

function sample(field: Field, n: number): Value {
  switch (field.kind) {
    case 'text':
      return `${field.label}${n}`;
    case 'choice':
      return Object.keys(field.options)[0] ?? null;
    case 'count':
      return field.isYear ? 2018 : 10 * n;
    case 'money':
      return `${1_000 * n}.00`;
    case 'flag':
      return n % 2 === 1;
    case 'phone':
      return '13800000001';
    default:
      return null;
  }
}

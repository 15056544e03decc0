import { today } from '@/lib/platform/clock';
import {
  findIdNumber,
  isCreditCode,
  normaliseText,
  type Parsed,
  parseBoolean,
  parseDate,
  parseInteger,
  parseMoney,
  parsePhone,
} from '@/lib/platform/spreadsheets/normalise';
import type { Value, Values } from './define';
import { fieldNames, fieldOf, type Ledger } from './define';
import type { Field } from './fields';

/** Reads what a person typed. Areas and references stay text: they need the database (`resolve.ts`). */
export function parseText(field: Field, typed: string): Parsed<Value> {
  const text = normaliseText(typed);
  if (text === '') return field.required ? { problem: `请填写${field.label}。` } : { value: null };
  const parsed = parseKind(field, text);
  if ('value' in parsed && typeof parsed.value === 'string' && findIdNumber(parsed.value)) {
    return { problem: '内容里有身份证号。系统不保存身份证号，请删去后再填。' };
  }
  return parsed;
}

function parseKind(field: Field, text: string): Parsed<Value> {
  switch (field.kind) {
    case 'text': {
      const max = field.max ?? 200;
      return text.length > max ? { problem: `最多 ${max} 字，现有 ${text.length} 字。` } : { value: text };
    }
    case 'code': {
      const code = text.toUpperCase().replaceAll(' ', '');
      return field.pattern.test(code)
        ? { value: code }
        : { problem: `${field.label}格式不对，应如 ${field.example}。` };
    }
    case 'choice':
      return parseChoice(field.options, text);
    case 'count':
      return inRange(parseInteger(text), field.min ?? 0, field.max ?? 2_000_000_000);
    case 'money':
      return parseMoney(text);
    case 'date': {
      const parsed = parseDate(text);
      return 'value' in parsed && field.notInFuture && parsed.value > today()
        ? { problem: '日期不能晚于今天。' }
        : parsed;
    }
    case 'flag':
      return text === field.yes ? { value: true } : text === field.no ? { value: false } : parseBoolean(text);
    case 'phone':
      return parsePhone(text);
    case 'creditCode': {
      const code = text.toUpperCase().replaceAll(' ', '');
      return isCreditCode(code)
        ? { value: code }
        : { problem: '统一社会信用代码的位数或校验码不对，请核对证照。' };
    }
    default:
      return { value: text };
  }
}

function parseChoice(options: Record<string, string>, text: string): Parsed<Value> {
  const found = Object.entries(options).find(([value, label]) => label === text || value === text);
  return found
    ? { value: found[0] }
    : { problem: `没有“${text}”这一项，请填：${Object.values(options).join('、')}。` };
}

function inRange(parsed: Parsed<number>, min: number, max: number): Parsed<Value> {
  if ('problem' in parsed) return parsed;
  return parsed.value < min || parsed.value > max ? { problem: `应在 ${min} 到 ${max} 之间。` } : parsed;
}

export type Problems = Record<string, string>;

/** Reads all fields of a record. `texts` without a field leaves it as `before` has it. */
export function parseRecord(
  ledger: Ledger,
  texts: Readonly<Record<string, string>>,
  before: Values | null,
): { values: Values; problems: Problems } {
  const values: Values = {};
  const problems: Problems = {};
  for (const name of fieldNames(ledger)) {
    const field = fieldOf(ledger, name);
    const typed = texts[name];
    if (field.isComputed || (typed === undefined && before)) {
      values[name] = before?.[name] ?? null;
      continue;
    }
    const parsed = parseText(field, typed ?? '');
    if ('problem' in parsed) problems[name] = parsed.problem;
    else values[name] = parsed.value ?? (field.kind === 'flag' ? false : null);
  }
  return { values, problems };
}

/** The rules over several fields, for those fields that could be read at all. */
export function checkRecord(
  ledger: Ledger,
  values: Values,
  area: { code: string; name: string } | null,
  problems: Problems,
): void {
  for (const check of ledger.checks) {
    const broken = check(values, area);
    if (broken && !(broken.field in problems)) problems[broken.field] = broken.message;
  }
}

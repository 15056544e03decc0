import { findIdNumber, maskPhones } from '@/lib/platform/personal-data';
import type { RequestAttributeModel } from '@/prisma/client/models/RequestAttribute';
import { Refusal } from './answer';
import { valuesOf } from './services';

export type Answers = Record<string, string | string[]>;

const LENGTH = 500;

/**
 * What was sent as `attribute[CODE]=…` or `attribute[CODE][]=…`, held against what the service asks. Throws a refusal
 * for a code that it does not have, a value that is not in its list, and for what is required and missing.
 */
export function readAttributes(
  form: URLSearchParams,
  wanted: readonly RequestAttributeModel[],
): Answers | null {
  const sent = new Map<string, string[]>();
  for (const [name, value] of form) {
    const [, code] = /^attribute\[([^\]]+)\](?:\[\d*\])?$/.exec(name) ?? [];
    if (code && value.trim() !== '') sent.set(code, [...(sent.get(code) ?? []), value.trim()]);
  }
  const known = wanted.filter(({ isVariable }) => isVariable);
  for (const code of sent.keys())
    if (!known.some((each) => each.code === code))
      throw new Refusal(400, `这项服务没有属性 ${code}。attribute[${code}] is not part of the service.`);
  const answers: Answers = {};
  for (const attribute of known) {
    const values = sent.get(attribute.code);
    if (!values && attribute.isRequired)
      throw new Refusal(
        400,
        `缺少必填属性 ${attribute.code}（${attribute.description}）。attribute[${attribute.code}] is required.`,
      );
    if (values) answers[attribute.code] = checked(attribute, values);
  }
  return Object.keys(answers).length > 0 ? answers : null;
}

function checked(attribute: RequestAttributeModel, values: string[]): string | string[] {
  const { code, datatype } = attribute;
  const refuse = (why: string): never => {
    throw new Refusal(400, `属性 ${code} ${why}`);
  };
  if (values.some((value) => value.length > LENGTH)) refuse(`超过 ${LENGTH} 个字。`);
  const keys = valuesOf(attribute).map(({ key }) => key);
  if (keys.length > 0 && values.some((value) => !keys.includes(value)))
    refuse(`只能是 ${keys.join('、')}。The value is not in its list.`);
  if (datatype === 'multivaluelist') return [...new Set(values)];
  const [value = '', ...others] = values;
  if (others.length > 0) refuse('只能有一个值。It takes one value.');
  if (datatype === 'number' && !/^-?\d+(\.\d+)?$/.test(value)) refuse('应是数字。It must be a number.');
  if (datatype === 'datetime' && Number.isNaN(Date.parse(value)))
    refuse('应是 ISO 8601 时间。It must be a time in ISO 8601.');
  if (datatype !== 'string' && datatype !== 'text') return value;
  // Free text like any other: no place for what the description may not say.
  if (findIdNumber(value)) refuse('里像是有身份证号。It must not hold an identity number.');
  return maskPhones(value);
}

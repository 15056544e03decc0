import type { AreaLevel } from '../../prisma/client/enums';
import type { Check } from './define';
import { type CodeField, code } from './fields';

/** Digits of an area's code, by level. What stands at an estate carries its community's. */
const digits: Record<AreaLevel, number> = { city: 4, district: 6, street: 9, community: 12, estate: 12 };
const names: Record<AreaLevel, string> = {
  city: '市',
  district: '区(市)县',
  street: '街道（镇）',
  community: '社区',
  estate: '社区',
};

/** A code made of the code of the area, letters that are the ledger's own, and a serial number of three digits. */
export function placeCode(field: {
  label: string;
  letters: string;
  levels: readonly AreaLevel[];
  example: string;
}): CodeField {
  const { label, letters, levels, example } = field;
  const lengths = [...new Set(levels.map((level) => digits[level]))];
  const whose = [...new Set(levels.map((level) => `${names[level]} ${digits[level]} 位`))].join('、');
  return code({
    ...{ label, example, required: true },
    pattern: new RegExp(`^(${lengths.map((length) => `\\d{${length}}`).join('|')})${letters}\\d{3}$`),
    help: `所在辖区的代码（${whose}），加字母 ${letters} 和 3 位顺序号。`,
  });
}

/** The digits with which a code begins are those of the area in which the record stands. */
export const standsWithItsArea: Check = ({ code: typed }, area) => {
  const stem = /^\d+/.exec(String(typed))?.[0];
  const own = area?.code.slice(0, digits.community);
  return own && stem && stem !== own
    ? { field: 'code', message: `编码开头应是所在辖区的代码 ${own}。` }
    : null;
};

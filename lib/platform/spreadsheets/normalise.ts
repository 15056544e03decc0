import { serialToDate } from './serial-date.ts';

/** `problem` is Chinese and says what to write instead. */
export type Parsed<T> = { value: T } | { problem: string };

// Typed with a Chinese input method by accident; （），：；！？～ stay, for names and addresses are written with them.
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ＋－．／＝＠＃％＆＊＿]/g;
// Look-alikes of real characters (⼀ for 一) that come along when text is copied out of a PDF.
const RADICALS = /[\u2F00-\u2FD5]/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|(?![\t\n\r])\p{Cc}/gu;

/** What was meant by what was typed: for every text, from a form or a file, before it is compared or stored. */
export function normaliseText(typed: string): string {
  return typed
    .replace(INVISIBLE, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\p{Zs}]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(FULL_WIDTH, (character) => character.normalize('NFKC'))
    .replace(RADICALS, (character) => character.normalize('NFKC'))
    .trim();
}

/** For figures and dates, where Chinese punctuation has no meaning of its own. */
function compact(typed: string): string {
  return normaliseText(typed)
    .replace(/[，、：（）]/g, (character) => (character === '、' ? '.' : character.normalize('NFKC')))
    .replace(/[−–—‐‑]/g, '-')
    .replace(/ *([年月日号,./:-]) */g, '$1')
    .trim();
}

const DATE_HINT = '请写成 2018-01-31 这样。';

/** → 'YYYY-MM-DD'; with `allowMonth`, a month alone gives its first day. What could be read two ways is refused. */
export function parseDate(typed: string, { allowMonth = false } = {}): Parsed<string> {
  const text = compact(typed).replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$|T00:00:00(\.0+)?Z$/, '');
  if (text === '') return { problem: `请填写日期，${DATE_HINT}` };
  const full =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  if (full) return toDate(full[1], full[3], full[4]);
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text);
  if (month) return allowMonth ? toDate(month[1], month[2], '1') : { problem: `请填写到日，${DATE_HINT}` };
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const date = serialToDate(Math.floor(Number(text)));
    return date ? { value: date } : { problem: `“${text}”不是日期，${DATE_HINT}` };
  }
  if (/^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/.test(text)) return { problem: `年份请写四位，${DATE_HINT}` };
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(text)) return { problem: `分不清月和日，${DATE_HINT}` };
  return { problem: `“${text.slice(0, 20)}”不是日期，${DATE_HINT}` };
}

function toDate(year = '', month = '', day = ''): Parsed<string> {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${value}T00:00:00Z`);
  // JavaScript reads 30 February as 2 March.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) {
    return { problem: `没有 ${value} 这一天，请核对。` };
  }
  return year < '1900' || year > '2100' ? { problem: `年份 ${year} 不合理，请核对。` } : { value };
}

/** A plain decimal from figures with thousands separators, or why it is none. */
function parseDecimal(text: string): Parsed<string> {
  if (/^[+-]?\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(text) || /^[+-]?\d+(\.\d+)?$/.test(text)) {
    return { value: text.replace(/[+, ]/g, '') };
  }
  if (text === '') return { problem: '请填写数字。' };
  if (/^[-+]?[\d., ]*[零〇一二两三四五六七八九十百千万亿]+$/.test(text)) {
    return { problem: '请用阿拉伯数字写完整的数，如 12000。' };
  }
  const unit = /^[+-]?[\d,]+(?:\.\d+)? ?([\p{L}%]+)$/u.exec(text)?.[1];
  return { problem: unit ? `请只填数字，去掉“${unit}”。` : `“${text.slice(0, 20)}”不是数字。` };
}

export function parseInteger(typed: string): Parsed<number> {
  const parsed = parseDecimal(compact(typed));
  if ('problem' in parsed) return parsed;
  const [whole = '', fraction = ''] = parsed.value.split('.');
  if (/[1-9]/.test(fraction)) return { problem: '应为整数，不能有小数。' };
  const value = Number(whole) || 0;
  return Number.isSafeInteger(value) ? { value } : { problem: '数字过大，请核对。' };
}

const POWERS = { '': 0, 万: 4, 亿: 8 } as const;

/** Yuan → a decimal string with two places. 万 and 亿 are worked out exactly: 1.2万元 is 12000.00. */
export function parseMoney(typed: string): Parsed<string> {
  const text = compact(typed).replace(/^[¥￥] ?/, '');
  const [, figure = '', unit = ''] = /^([+\-\d., ]*)(?: ?(万|亿)?元?)$/.exec(text) ?? [undefined, text];
  const parsed = parseDecimal(figure.trim());
  if ('problem' in parsed) return figure === text ? parsed : { problem: '请填写金额，单位为元。' };
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(parsed.value) ?? [];
  const power = POWERS[unit as keyof typeof POWERS];
  const padded = fraction.padEnd(power + 2, '0');
  if (/[1-9]/.test(padded.slice(power + 2))) return { problem: '金额最多两位小数（分）。' };
  const yuan = (whole + padded.slice(0, power)).replace(/^0+(?=\d)/, '');
  const cents = padded.slice(power, power + 2);
  if (yuan.length > 13) return { problem: '金额过大，请核对单位是否为元。' };
  return { value: `${Number(yuan) === 0 && cents === '00' ? '' : sign}${yuan}.${cents}` };
}

const YES = new Set(['是', '有', '对', '真', '√', '✓', '✔', '☑', '1', 'Y', 'YES', 'TRUE']);
const NO = new Set(['否', '无', '没有', '不是', '错', '假', '×', '✗', '✘', 'X', '0', 'N', 'NO', 'FALSE']);

export function parseBoolean(typed: string): Parsed<boolean> {
  const text = normaliseText(typed).toUpperCase();
  if (YES.has(text)) return { value: true };
  return NO.has(text) ? { value: false } : { problem: '请填“是”或“否”。' };
}

/** A mobile number as 11 digits; a landline as area code, number and extension with hyphens, 028-86123456-801. */
export function parsePhone(typed: string): Parsed<string> {
  const text = compact(typed)
    .replace(/^(\+|00)?86[- ]?(?=1[3-9]|0)/, '')
    .replace(/转/, '-')
    .replace(/[() ]/g, (character) => (character === ')' ? '-' : ''));
  const digits = text.replaceAll('-', '');
  if (/^1[3-9]\d{9}$/.test(digits) || /^[48]00\d{7}$/.test(digits)) return { value: digits };
  const landline = /^(?:(0(?:10|2\d|[3-9]\d{2}))-?)?([2-8]\d{6,7})(?:-(\d{1,6}))?$/.exec(text);
  if (landline) return { value: landline.slice(1).filter(Boolean).join('-') };
  if (/^[\d-]{7,}[/,.;；]\d/.test(text)) return { problem: '只填一个电话号码。' };
  return { problem: '电话号码不对，请填 11 位手机号或带区号的座机号，如 028-86123456。' };
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_NUMBER =
  /(?<![0-9A-Z])([1-8]\d{5})[ -]?((?:19|20)\d{2})[ -]?(\d{2})[ -]?(\d{2})[ -]?(\d{3}[0-9X])(?![0-9A-Z])/gi;

/**
 * The first 公民身份号码 in a text, also when spaces or hyphens group its digits: it must never be stored.
 * Told from other long numbers by its birth date and check digit (GB 11643). The old 15-digit form has neither
 * and looks like a grid code, so it is not looked for.
 */
export function findIdNumber(typed: string): string | undefined {
  for (const [, ...parts] of normaliseText(typed).matchAll(ID_NUMBER)) {
    const [region = '', year = '', month = '', day = '', rest = ''] = parts;
    const number = (region + year + month + day + rest).toUpperCase();
    const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
    if ('value' in toDate(year, month, day) && number[17] === '10X98765432'[sum % 11]) return number;
  }
  return undefined;
}

const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码 (GB 32100-2015): 18 characters in capitals, with the right check character. */
export function isCreditCode(code: string): boolean {
  const values = [...code].map((character) => CREDIT_CHARACTERS.indexOf(character));
  if (values.length !== 18 || values.includes(-1) || !/^..\d{6}/.test(code)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return values[17] === (31 - (sum % 31)) % 31;
}

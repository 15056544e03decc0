import { describe, expect, test } from 'vitest';
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
} from '@/lib/platform/spreadsheets/normalise.ts';

/** A value, or 'refused: …' with the reason. */
function outcome<T>(parsed: Parsed<T>): T | string {
  return 'value' in parsed ? parsed.value : `refused: ${parsed.problem}`;
}

describe('text', () => {
  test.each([
    ['　春熙路 ', '春熙路'],
    ['\u00a0春熙路\t', '春熙路'],
    ['\ufeff春\u200b熙\u200d路\u200e', '春熙路'],
    ['５１０１０４－００１', '510104-001'],
    ['ＡＢＣａｂｃ', 'ABCabc'],
    ['锦江区（东），3号楼：甲；乙！', '锦江区（东），3号楼：甲；乙！'],
    ['春熙路  第一\t网格', '春熙路 第一 网格'],
    ['第一行\r\n  第二行\r第三行', '第一行\n第二行\n第三行'],
    ['⼀⽹格', '一网格'],
    ['䢺江镇蟇水村𠮷', '䢺江镇蟇水村𠮷'],
    ['甲\u0000乙\u0007', '甲乙'],
    ['  \u3000\u200b ', ''],
  ])('%j becomes %j', (typed, expected) => {
    expect(normaliseText(typed)).toBe(expected);
    expect(normaliseText(expected)).toBe(expected);
  });
});

describe('dates', () => {
  test.each([
    '2018-01-02',
    '2018-1-2',
    '2018/1/2',
    '2018/01/02',
    '2018.1.2',
    '20180102',
    '2018年1月2日',
    '2018年01月02号',
    '2018 年 1 月 2 日',
    '2018-01-02 00:00:00',
    '2018-01-02 08:30',
    '2018-01-02T00:00:00.000Z',
    '43102',
    '43102.0',
    '２０１８－０１－０２',
    '２０１８年１月２日',
    '２０１８．１．２',
    '2018—1—2',
    '2018、1、2',
    '　2018-01-02\t',
  ])('%j is 2 January 2018', (typed) => {
    expect(parseDate(typed)).toEqual({ value: '2018-01-02' });
  });

  test.each([
    ['18-1-2', '四位'],
    ['18年1月2日', '四位'],
    ['1/2/2018', '分不清'],
    ['02.01.2018', '分不清'],
    ['2018年1月', '填写到日'],
    ['2018-01', '填写到日'],
    ['201801', '填写到日'],
    ['2018-02-30', '没有'],
    ['2018年2月29日', '没有'],
    ['20181301', '没有'],
    ['2018-00-10', '没有'],
    ['0218-01-02', '不合理'],
    ['2918-01-02', '不合理'],
    ['2018-1/2', '不是日期'],
    ['二〇一八年一月二日', '不是日期'],
    ['2018', '不是日期'],
    ['昨天', '不是日期'],
    ['00060', '不是日期'],
    ['', '请填写日期'],
  ])('%j is refused', (typed, words) => {
    expect(outcome(parseDate(typed))).toMatch(new RegExp(`^refused: .*${words}`));
  });

  test.each(['2018年1月', '2018-1', '201801', '2018.01'])('%j is a month where one is asked for', (typed) => {
    expect(parseDate(typed, { allowMonth: true })).toEqual({ value: '2018-01-01' });
  });

  test('29 February counts in a leap year', () => {
    expect(parseDate('2020-2-29')).toEqual({ value: '2020-02-29' });
  });
});

describe('integers', () => {
  test.each([
    ['42', 42],
    [' ４２ ', 42],
    ['1,234', 1234],
    ['1，234，567', 1_234_567],
    ['１，２３４', 1234],
    ['1 234', 1234],
    ['1,234.0', 1234],
    ['12.00', 12],
    ['+5', 5],
    ['-5', -5],
    ['－5', -5],
    ['−5', -5],
    ['-0', 0],
    ['007', 7],
  ])('%j is %d', (typed, expected) => {
    expect(outcome(parseInteger(typed))).toBe(expected);
  });

  test.each([
    ['12.5', '整数'],
    ['十二', '阿拉伯'],
    ['1.2万', '12000'],
    ['12户', '去掉“户”'],
    ['1,234 人', '去掉“人”'],
    ['95%', '去掉“%”'],
    ['1,23', '不是数字'],
    ['12,34', '不是数字'],
    ['1.2.3', '不是数字'],
    ['1E5', '去掉|不是数字'],
    ['约12', '不是数字'],
    ['12-15', '不是数字'],
    ['9007199254740993', '过大'],
    ['', '请填写数字'],
  ])('%j is refused', (typed, words) => {
    expect(outcome(parseInteger(typed))).toMatch(new RegExp(`^refused: .*(${words})`));
  });
});

describe('money', () => {
  test.each([
    ['1234', '1234.00'],
    ['1,234.5', '1234.50'],
    ['￥1,234.56', '1234.56'],
    ['¥ 12', '12.00'],
    ['１２３４．５元', '1234.50'],
    ['12 元', '12.00'],
    ['1.2万', '12000.00'],
    ['1.2万元', '12000.00'],
    ['1.234567万元', '12345.67'],
    ['0.29万', '2900.00'],
    ['2.3亿', '230000000.00'],
    ['1.10', '1.10'],
    ['1.1000', '1.10'],
    ['0', '0.00'],
    ['-0.00', '0.00'],
    ['-12.3', '-12.30'],
    ['00012.30', '12.30'],
    ['9999999999999.99', '9999999999999.99'],
  ])('%j is %s', (typed, expected) => {
    expect(outcome(parseMoney(typed))).toBe(expected);
  });

  test.each([
    ['1.005', '两位小数'],
    ['1.2345678万', '两位小数'],
    ['12千元', '阿拉伯|去掉|单位'],
    ['100美元', '去掉|不是数字'],
    ['一百元', '不是数字|阿拉伯'],
    ['万', '金额|阿拉伯'],
    ['元', '金额'],
    ['abc', '不是数字'],
    ['99999999亿', '过大'],
    ['', '请填写'],
  ])('%j is refused', (typed, words) => {
    expect(outcome(parseMoney(typed))).toMatch(new RegExp(`^refused: .*(${words})`));
  });
});

describe('yes and no', () => {
  test.each(['是', '有', '√', '✓', '1', 'Y', 'y', 'Yes', 'TRUE', 'Ｙ', ' 是 '])('%j is yes', (typed) => {
    expect(parseBoolean(typed)).toEqual({ value: true });
  });
  test.each(['否', '无', '没有', '×', 'x', '0', 'N', 'no', 'FALSE', '０'])('%j is no', (typed) => {
    expect(parseBoolean(typed)).toEqual({ value: false });
  });
  test.each(['', '不详', '2', '是否'])('%j is refused', (typed) => {
    expect(outcome(parseBoolean(typed))).toContain('refused');
  });
});

describe('phones', () => {
  test.each([
    ['13800000000', '13800000000'],
    ['138 0000 0000', '13800000000'],
    ['138-0000-0000', '13800000000'],
    ['+86 13800000000', '13800000000'],
    ['8613800000000', '13800000000'],
    ['０２８－８６１２３４５６', '028-86123456'],
    ['02886123456', '028-86123456'],
    ['(028)86123456', '028-86123456'],
    ['（028）8612 3456', '028-86123456'],
    ['028-86123456-801', '028-86123456-801'],
    ['028-86123456转801', '028-86123456-801'],
    ['86123456', '86123456'],
    ['0838-2345678', '0838-2345678'],
    ['400-123-4567', '4001234567'],
  ])('%j is %s', (typed, expected) => {
    expect(outcome(parsePhone(typed))).toBe(expected);
  });
  test.each([
    ['1380000000', '不对'],
    ['138000000000', '不对'],
    ['12800000000', '不对'],
    ['13800000000/13900000000', '一个'],
    ['028-86123456、13900000000', '一个'],
    ['无', '不对'],
    ['', '不对'],
  ])('%j is refused', (typed, words) => {
    expect(outcome(parsePhone(typed))).toContain(words);
  });
});

// Made up: a region that exists, a birth date, a serial and the check digit that follows.
describe('ID numbers', () => {
  test.each([
    ['510104199001011230', '510104199001011230'],
    ['联系人张某，身份证５１０１０４１９９００１０１１２３０。', '510104199001011230'],
    ['510104 19900101 1230', '510104199001011230'],
    ['11010519491231002x', '11010519491231002X'],
  ])('finds the one in %j', (text, expected) => {
    expect(findIdNumber(text)).toBe(expected);
  });
  test.each([
    '510104199001011235',
    '510104199013011236',
    '9510104199001011230',
    '5101041990010112300',
    '510104001001001',
    '91350100M000100Y43',
    '13800000000',
    '',
  ])('finds none in %j', (text) => {
    expect(findIdNumber(text)).toBeUndefined();
  });
});

describe('credit codes', () => {
  test.each([
    '91350100M000100Y43',
    '55510107MED000013H',
    '54510107MED000021F',
    '52510107MJD000038L',
    '51510107MJD000046J',
  ])('%s is one', (code) => {
    expect(isCreditCode(code)).toBe(true);
  });
  test.each([
    '91350100M000100Y4Z',
    '91350100M000100Y44',
    '91350100M000100Y4',
    '91350100m000100y43',
    '91350100I000100Y43',
    '',
  ])('%j is none', (code) => {
    expect(isCreditCode(code)).toBe(false);
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import { findIdNumber, maskPhone, maskPhones } from '@/lib/platform/personal-data';
import { seal, unseal } from '@/lib/platform/sealed';

describe('a number of an identity card', () => {
  test.each([
    '我的身份证号是11010519491231002X，请核实',
    '11010519491231002x',
    '身份证 110105 19491231 002X',
    '110105-19491231-002X',
    '１１０１０５１９４９１２３１００２Ｘ',
    '电话13800138000 11010519491231002X',
    '1380013800011010519491231002X',
    '老证 130503670401001 还在用',
  ])('is found: %s', (text) => {
    expect(findIdNumber(text)?.replace(/[^\dX]/gi, '')).toMatch(/^(11010519491231002X|130503670401001)$/i);
  });

  test.each([
    ['a wrong check digit', '110105194912310021'],
    ['no birthday', '110105194913310025'],
    ['a phone', '13800138000'],
    ['the code of an organisation', '51510104MJ00000000'],
    ['a place with a day', '3 栋 2 单元 20261124 晚上 110 来过'],
    ['a bank card', '6222021234567890123'],
  ])('is none: %s', (_, text) => {
    expect(findIdNumber(text)).toBeNull();
  });
});

describe('phone numbers in a text', () => {
  test.each([
    ['请打13812345678找我', '请打138****5678找我'],
    ['138-1234-5678 或 138 1234 5679', '138****5678 或 138****5679'],
    ['１３８１２３４５６７８', '138****5678'],
    ['+86 13812345678', '138****5678'],
    ['座机 028-86123456', '座机 028****3456'],
    ['（0838）2512345', '（083****2345'],
    ['电话：86123456', '电话：****3456'],
  ])('%s → %s', (text, masked) => {
    expect(maskPhones(text)).toBe(masked);
  });

  test.each([
    '2026年11月24日',
    '20261124',
    '3 栋 2 单元 1203',
    '编号 510104022006000123',
    '12345 热线',
    '停水 3000 户',
  ])('are none: %s', (text) => {
    expect(maskPhones(text)).toBe(text);
  });

  test('one alone', () => {
    expect(['13812345678', '028-86123456', '86123456'].map(maskPhone)).toEqual([
      '138****5678',
      '028****3456',
      '****3456',
    ]);
  });
});

describe('a sealed field', () => {
  const { FIELD_KEY } = process.env;
  afterEach(() => {
    Object.assign(process.env, { FIELD_KEY, FIELD_KEYS_BEFORE: '' });
  });

  test('comes back, and never looks the same twice', () => {
    const sealed = seal('13812345678，李先生');
    expect(unseal(sealed)).toBe('13812345678，李先生');
    expect(sealed).toMatch(/^a1\.[0-9a-f]{6}\.[\w-]+$/);
    expect(seal('13812345678，李先生')).not.toBe(sealed);
  });

  test('that was changed is not opened', () => {
    const sealed = seal('13812345678');
    const at = sealed.length - 10;
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(() => unseal(changed)).toThrow();
  });

  test('outlives its key as long as that is kept beside the new one', () => {
    const sealed = seal('13812345678');
    process.env.FIELD_KEY = Buffer.alloc(32, 7).toString('base64url');
    expect(() => unseal(sealed)).toThrow(/no key/);
    process.env.FIELD_KEYS_BEFORE = FIELD_KEY;
    expect(unseal(sealed)).toBe('13812345678');
    expect(seal('x').split('.')[1]).not.toBe(sealed.split('.')[1]);
  });
});

import { expect, test } from 'vitest';
import { hashPassword, passwordProblem, temporaryPassword, verifyPassword } from '@/lib/platform/passwords';

test.each([
  ['Short-1a', /至少 10 个字符/],
  ['lettersonlyhere', /三种/],
  ['letters123456', /三种/],
  ['District-2026!', /不能包含账号/],
  ['Password123!', /太常见/],
  ['P@ssw0rd2026', /太常见/],
  ['Aaaaaaa-1234', /太常见/],
  [`Aa1-${'x'.repeat(130)}`, /最多 128/],
])('%s is refused as a password', (password, reason) => {
  expect(passwordProblem(password, 'district')).toMatch(reason);
});

test.each(['Chunxi-Road-2018', 'jinjiang2026!x', '春熙路Chunxi2026'])('%s is accepted', (password) => {
  expect(passwordProblem(password, 'district')).toBeNull();
});

test('a temporary password passes the rules, and no two are alike', () => {
  const made = Array.from({ length: 50 }, () => temporaryPassword('district'));
  expect(made.map((password) => passwordProblem(password, 'district')).filter(Boolean)).toEqual([]);
  expect(new Set(made).size).toBe(50);
});

test('a password is recognised whatever width its letters were typed in', async () => {
  const hash = await hashPassword('Chunxi-Road-2018');
  expect(hash).toMatch(/^\$argon2id\$/);
  expect(await verifyPassword(hash, 'Ｃhunxi-Road-２018')).toBe(true);
  expect(await verifyPassword(hash, 'Chunxi-Road-2019')).toBe(false);
});

test('nobody signs in to an account that does not exist', async () => {
  expect(await verifyPassword(undefined, 'Chunxi-Road-2018')).toBe(false);
});

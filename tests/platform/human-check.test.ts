import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Sum, workOut } from '@/components/ui/proof-of-work';
import { sha256 } from '@/components/ui/sha256';
import { clock } from '@/lib/platform/clock';
import { formToken, humanFields, humanProblem, newChallenge } from '@/lib/platform/human-check';
import { networkOf, take } from '@/lib/platform/rate-limit';
import { type OwnDatabase, ownDatabase } from './access/own-database';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase();
});
afterAll(() => database.close());

describe('a limit', () => {
  test('lets so many through and says when to come again', async () => {
    const limit = { points: 3, seconds: 60 };
    const answers = await Promise.all(Array.from({ length: 5 }, () => take('ask 1.2.3.4', limit)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    const [refused] = answers.filter(({ ok }) => !ok);
    expect(refused?.retryAfter).toBeGreaterThan(55);
    expect(refused?.retryAfter).toBeLessThanOrEqual(60);
    expect((await take('ask 1.2.3.5', limit)).ok).toBe(true);
  });

  test('is shared by all processes, and knows no address', async () => {
    const limit = { points: 2, seconds: 60 };
    await take('ask 9.9.9.9', limit);
    await database.owner.query('UPDATE rate_limits SET points = 2');
    expect((await take('ask 9.9.9.9', limit)).ok).toBe(false);
    const { rows } = await database.owner.query('SELECT key FROM rate_limits');
    expect(JSON.stringify(rows)).not.toMatch(/9\.9\.9|1\.2\.3|ask/);
  });

  test('begins anew when its time is over', async () => {
    const limit = { points: 1, seconds: 1 };
    expect((await take('again', limit)).ok).toBe(true);
    expect((await take('again', limit)).ok).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await take('again', limit)).ok).toBe(true);
  });

  test.each([
    ['1.2.3.4', '1.2.3.4'],
    ['2408:8456:10ab:0f::1', '2408:8456:10ab:f::'],
    ['2408:8456:10ab:f:9:8:7:6', '2408:8456:10ab:f::'],
    ['2408::1', '2408:0:0:0::'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

test('SHA-256 without the browser’s own is the same', () => {
  for (const text of ['', 'abc', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64), 'a1b2?expires=1&'.repeat(9)])
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
});

const minutes = (count: number) => new Date(Date.now() + count * 60_000);

describe('a public form', () => {
  const filled = async (token = formToken('ask')) => {
    const form = new FormData();
    form.set(humanFields.solution, (await workOut((await newChallenge()) as Sum)) ?? '');
    form.set(humanFields.token, token);
    form.set(humanFields.trap, '');
    return form;
  };
  const sent = (form: FormData, after = 1, name = 'ask') =>
    clock.at(minutes(after), async () => (await humanProblem(name, form))?.text ?? null);

  test('that a person fills in goes through, once', async () => {
    const form = await filled();
    expect(await sent(form)).toBeNull();
    expect(await sent(form)).toContain('没有通过验证');
  });

  test('with the field that nobody sees filled in is refused', async () => {
    const form = await filled();
    form.set(humanFields.trap, 'https://spam.example');
    expect(await sent(form)).toContain('没有通过验证');
  });

  test('sent at once, or the day after, is refused in words', async () => {
    expect(await sent(await filled(), 0)).toContain('太快');
    expect(await sent(await filled(), 60 * 13)).toContain('太久');
  });

  test('with the token of another form, or a made-up one, is refused', async () => {
    expect(await sent(await filled(formToken('rate')))).not.toBeNull();
    const [name, since, ...rest] = formToken('ask').split('.');
    const older = [name, Number(since) - 60_000, ...rest].join('.');
    expect(await sent(await filled(older))).not.toBeNull();
  });

  test('without a proof, with a wrong one or one past its end is refused', async () => {
    const form = await filled();
    const right = JSON.parse(atob(String(form.get(humanFields.solution))));
    for (const wrong of [
      '',
      'x',
      btoa('null'),
      btoa(JSON.stringify({ ...right, number: right.number + 1 })),
      btoa(JSON.stringify({ ...right, salt: right.salt.replace(/expires=\d+/, 'expires=9999999999') })),
      btoa(JSON.stringify({ ...right, signature: 'f'.repeat(64) })),
    ]) {
      form.set(humanFields.solution, wrong);
      expect(await sent(form), wrong).toContain('没有通过验证');
    }
    const late = await filled();
    vi.spyOn(Date, 'now').mockReturnValue(minutes(21).getTime());
    expect(await sent(late, 0.5)).toContain('没有通过验证');
    vi.restoreAllMocks();
  });
});

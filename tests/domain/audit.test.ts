import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changesOf } from '@/lib/domain/audit/describe';
import { type AuditFilter, getEntry, listEntries, pageSize } from '@/lib/domain/audit/queries';
import { verifyTrail } from '@/lib/domain/audit/verify';
import type { Actor } from '@/lib/platform/actor';
import { dayOf } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { type OwnDatabase, ownDatabase } from '../platform/access/own-database';

let database: OwnDatabase;
let auditor: Actor;
beforeAll(async () => {
  database = await ownDatabase();
  auditor = database.world.actors.auditAdmin;
});
afterAll(() => database.close());

/** As nobody can who is not the owner of the database. */
async function tamper(sql: string) {
  await database.owner.query('ALTER TABLE audit_entries DISABLE TRIGGER USER');
  await database.owner.query(sql);
  await database.owner.query('ALTER TABLE audit_entries ENABLE TRIGGER USER');
}

const write = (actor: Actor, entry: { subjectId: string; pos?: number; note?: string; importId?: number }) =>
  transact(actor, 'ledger.write', (_, audit) =>
    audit.record(
      { action: 'revise', subject: 'grids', subjectLabel: `网格${entry.subjectId}`, ...entry },
      null,
    ),
  );

async function writeMany(count: number) {
  const { districtClerk } = database.world.actors;
  for (let i = 1; i <= count; i++)
    await write(districtClerk, { subjectId: String(i), pos: database.world.areas.zongfulu.lo });
}

beforeEach(() => tamper('TRUNCATE audit_entries RESTART IDENTITY'));

describe('the chain of the trail', () => {
  test('holds as it was written, in batches of any size', async () => {
    await writeMany(7);
    const whole = await verifyTrail();
    expect(whole).toMatchObject({ entries: 7, fault: null, hasExpected: null });
    expect(await verifyTrail({ batchSize: 2 })).toEqual(whole);
  });

  test('of nothing is unbroken', async () => {
    expect(await verifyTrail()).toEqual({ entries: 0, head: null, fault: null, hasExpected: null });
  });

  const idOf = async (subjectId: string) =>
    (await database.owner.query('SELECT id FROM audit_entries WHERE subject_id = $1', [subjectId])).rows[0]
      .id;

  test.each([
    ['a changed value', `UPDATE audit_entries SET note = '改过' WHERE subject_id = '4'`, '4', 'changed'],
    ['another name', `UPDATE audit_entries SET actor = '别人' WHERE subject_id = '1'`, '1', 'changed'],
    ['a removed entry', `DELETE FROM audit_entries WHERE subject_id = '4'`, '5', 'unlinked'],
    ['a removed beginning', `DELETE FROM audit_entries WHERE subject_id IN ('1', '2')`, '3', 'unlinked'],
    [
      'an entry changed together with its hash',
      `UPDATE audit_entries e SET note = '改过', hash = audit_digest(previous_hash, ROW(e.id, e.at, e.user_id, e.actor, e.grant_id,
         e.role, e.ip, e.action, e.subject, e.subject_id, e.subject_label, e.pos, e.before, e.after, '改过', e.import_id, e.previous_hash, e.hash, e.area_id, e.seals_area)::audit_entries)
       WHERE subject_id = '4'`,
      '5',
      'unlinked',
    ],
    [
      'an inserted entry',
      `INSERT INTO audit_entries SELECT (jsonb_populate_record(e, jsonb_build_object('id', e.id + 1, 'subject_id', '7b'))).* FROM audit_entries e WHERE subject_id = '7'`,
      '7b',
      'changed',
    ],
  ])('is broken by %s', async (_, sql, subjectId, kind) => {
    await writeMany(7);
    await tamper(sql);
    expect((await verifyTrail({ batchSize: 3 })).fault).toEqual({ id: await idOf(subjectId), kind });
  });

  test('that lost its end is found out by the hash noted down before', async () => {
    await writeMany(4);
    const { head } = await verifyTrail();
    await writeMany(1);
    expect(await verifyTrail({ expected: head?.hash })).toMatchObject({
      entries: 5,
      fault: null,
      hasExpected: true,
    });
    await tamper(`DELETE FROM audit_entries WHERE id >= ${head?.id}`);
    expect(await verifyTrail({ expected: head?.hash })).toMatchObject({ fault: null, hasExpected: false });
  });

  test('is not the application’s to change', async () => {
    await writeMany(1);
    const { districtClerk } = database.world.actors;
    const change = (sql: string) =>
      transact(districtClerk, 'ledger.write', async (tx, audit) => {
        await tx.$executeRawUnsafe(sql);
        return audit.record([], null);
      });
    await expect(change('DELETE FROM audit_entries')).rejects.toThrow('permission denied');
    await expect(change(`UPDATE audit_entries SET note = 'x'`)).rejects.toThrow('permission denied');
  });

  test('is written one by one even when many write at once', async () => {
    const { districtClerk } = database.world.actors;
    await Promise.all(Array.from({ length: 20 }, (_, i) => write(districtClerk, { subjectId: String(i) })));
    expect(await verifyTrail()).toMatchObject({ entries: 20, fault: null });
  });
});

describe('审计管理员', () => {
  const list = async (filter: AuditFilter = {}) =>
    (await listEntries(auditor, filter, null))?.entries.map(({ subjectId }) => subjectId);

  test('finds entries by what they are about, by whom, in which batch and when', async () => {
    const { districtClerk, otherClerk } = database.world.actors;
    await write(districtClerk, { subjectId: '1', note: '楼栋并入' });
    await write(districtClerk, { subjectId: '2', importId: 7 });
    await write(otherClerk, { subjectId: '3' });
    const today = dayOf(new Date());
    expect(await list()).toEqual(['3', '2', '1']);
    expect(await list({ subject: 'grids', subjectId: '2' })).toEqual(['2']);
    expect(await list({ userId: otherClerk.userId })).toEqual(['3']);
    expect(await list({ importId: 7 })).toEqual(['2']);
    expect(await list({ text: '楼栋' })).toEqual(['1']);
    expect(await list({ text: '武侯区' })).toEqual(['3']);
    expect(await list({ text: '100%' })).toEqual([]);
    expect(await list({ from: today, to: today })).toEqual(['3', '2', '1']);
    expect(await list({ to: '2018-12-31' })).toEqual([]);
    expect(await list({ from: '2099-01-01' })).toEqual([]);
    expect(await list({ action: 'export' })).toEqual([]);
  });

  test('goes to older entries and back to newer ones without losing or repeating any', async () => {
    await database.owner.query(
      `INSERT INTO audit_entries (actor, action, subject, subject_id) SELECT '甲', 'revise', 'grids', n::text FROM generate_series(1, 120) AS n`,
    );
    const first = await listEntries(auditor, {}, null);
    expect(first).toMatchObject({ hasNewer: false, hasOlder: true, count: 120 });
    expect(first?.entries).toHaveLength(pageSize);
    const second = await listEntries(auditor, {}, { before: first?.entries.at(-1)?.id ?? '' });
    const third = await listEntries(auditor, {}, { before: second?.entries.at(-1)?.id ?? '' });
    expect(third).toMatchObject({ hasNewer: true, hasOlder: false });
    const all = [first, second, third].flatMap(
      (page) => page?.entries.map(({ subjectId }) => Number(subjectId)) ?? [],
    );
    expect(all).toEqual(Array.from({ length: 120 }, (_, i) => 120 - i));
    expect(await listEntries(auditor, {}, { after: third?.entries.at(0)?.id ?? '' })).toEqual({
      ...second,
      hasNewer: true,
    });
  });

  test('of one district sees what happened there, and nothing of another', async () => {
    const { jinjiang, zongfulu, taiping } = database.world.areas;
    const { districtClerk, otherClerk } = database.world.actors;
    await write(districtClerk, { subjectId: '1', pos: zongfulu.lo });
    await write(otherClerk, { subjectId: '2', pos: taiping.lo });
    const grants = auditor.grants.map((grant) => ({
      ...grant,
      areaId: jinjiang.id,
      lo: jinjiang.lo,
      hi: jinjiang.hi,
    }));
    const found = await listEntries({ ...auditor, grants }, {}, null);
    expect(found?.entries.map(({ subjectId }) => subjectId)).toEqual(['1']);
  });

  test('reads an entry in the words of the forms', async () => {
    const { districtClerk } = database.world.actors;
    const { zongfulu, duyuanjie } = database.world.areas;
    await transact(districtClerk, 'ledger.write', (_, audit) =>
      audit.record(
        {
          action: 'revise',
          subject: 'grids',
          subjectId: 1,
          pos: zongfulu.lo,
          before: { households: 320, kind: 'general', areaId: zongfulu.id },
          after: { households: 1300, kind: 'dedicated', areaId: duyuanjie.id },
        },
        null,
      ),
    );
    const found = await listEntries(auditor, {}, null);
    const entry = await getEntry(auditor, found?.entries[0]?.id ?? '');
    expect(entry).toMatchObject({ role: 'clerk', isIntact: true, areaName: '总府路社区居委会' });
    const changes = await changesOf(auditor, entry);
    expect(changes.map(({ before, after }) => `${before}→${after}`)).toEqual(
      expect.arrayContaining([
        '320→1,300',
        '锦江区/春熙路街道/总府路社区居委会→锦江区/春熙路街道/督院街社区居委会',
      ]),
    );
    expect(changes.map(({ label }) => label).join()).not.toMatch(/[a-z]/i);
  });
});

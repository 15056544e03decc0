import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/platform/actor';
import {
  attach,
  clearOrphans,
  getAttachment,
  listAttachments,
  openAttachment,
  storeFile,
} from '@/lib/platform/attachments/attachments';
import { prepareFile } from '@/lib/platform/attachments/prepare';
import { storage } from '@/lib/platform/attachments/storage';
import { clock } from '@/lib/platform/clock';
import { read, transact, transactAsSystem } from '@/lib/platform/transact';
import type { AreaKey } from '../../world/city';
import { type OwnDatabase, ownDatabase } from '../access/own-database';
import { objectStore } from './object-store';

let database: OwnDatabase;
let folder: string;
beforeAll(async () => {
  database = await ownDatabase();
  folder = await mkdtemp(join(tmpdir(), 'attachments-'));
  process.env.DATA_DIR = folder;
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** A photo as a phone makes it: lying on its side, with the place where it was taken. */
const photo = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#258' } })
    .withExif({ IFD0: { Model: 'Phone 9' }, IFD3: { GPSLatitude: '30/1 40/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

describe('what may be attached', () => {
  test('a photo stands upright and keeps neither place nor device', async () => {
    const taken = await photo();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const kept = await prepareFile(taken, 'IMG_1.JPG', 'photo');
    const { exif, orientation, icc, xmp } = await sharp(kept.bytes).metadata();
    expect([exif, orientation, icc, xmp]).toEqual([undefined, undefined, undefined, undefined]);
    expect(kept).toMatchObject({ width: 20, height: 40, mime: 'image/jpeg', fileName: 'IMG_1.jpg' });
  });

  test('a large photo becomes smaller, a small one stays as it is', async () => {
    const { width, height } = await prepareFile(await photo(3_000, 1_500), 'a.jpg', 'photo');
    expect([width, height]).toEqual([1_000, 2_000]);
  });

  test('a name says nothing: the content decides', async () => {
    const png = await sharp(await photo())
      .png()
      .toBuffer();
    expect(await prepareFile(png, '../../证明‮gpj.exe', 'document')).toMatchObject({
      mime: 'image/webp',
      fileName: '证明gpj.webp',
    });
    expect(await prepareFile(pdf, '方案.pdf', 'document')).toMatchObject({ mime: 'application/pdf' });
  });

  test.each([
    ['a document as a photo', pdf, 'photo', '请上传 JPEG、PNG 或 WebP 格式的照片'],
    ['a web page', Buffer.from('<html><script>1</script></html>'), 'document', '只能上传 PDF'],
    ['a program', Buffer.from('MZ\x90\0'.padEnd(200, '\0'), 'latin1'), 'document', '只能上传 PDF'],
    ['nothing', Buffer.alloc(0), 'photo', '文件是空的'],
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1), 'photo', '超过 10 MB'],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'photo', '兼容性最佳'],
  ] as const)('%s is refused in words', async (_, bytes, kind, words) => {
    await expect(prepareFile(bytes, 'x.jpg', kind)).rejects.toMatchObject({
      code: 'rule',
      message: expect.stringContaining(words),
    });
  });

  test('a picture that unpacks to gigabytes, and a broken one, are refused', async () => {
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    await expect(prepareFile(bomb, 'x.png', 'photo')).rejects.toThrow('像素太多');
    const half = (await photo(400, 400)).subarray(0, 700);
    await expect(prepareFile(half, 'x.jpg', 'photo')).rejects.toThrow('已损坏');
  });
});

const attached = async (by: Actor, area: AreaKey, ownerId: number, bytes = pdf, name = '方案.pdf') => {
  const stored = await storeFile(await prepareFile(bytes, name, 'document'));
  const { id: areaId } = database.world.areas[area];
  const belonging = { ownerKind: 'requests', ownerId, areaId, uploadedById: by.userId } as const;
  return transact(by, 'request.register', async (tx, audit) =>
    audit.record([], (await attach(tx, [stored], belonging))[0] as string),
  );
};

describe('an attachment', () => {
  test('is seen by whoever sees its area, and by nobody else', async () => {
    const { communityClerk, streetReviewer, otherClerk, handler } = database.world.actors;
    const id = await attached(communityClerk, 'zongfulu', 1);
    const seen = (by: Actor) => read(by, 'request.read', (tx) => listAttachments(tx, 'requests', [1]));
    expect((await seen(communityClerk)).map((row) => row.id)).toEqual([id]);
    expect(await seen(streetReviewer)).toHaveLength(1);
    expect(await seen(otherClerk)).toEqual([]);
    await expect(read(otherClerk, 'request.read', (tx) => getAttachment(tx, id))).rejects.toMatchObject({
      code: 'not_found',
    });
    const handled = await read(handler, 'request.handle', (tx) => listAttachments(tx, 'requests', [1]));
    expect(handled).toEqual([]);
  });

  test('cannot be put where its writer may not write', async () => {
    await expect(attached(database.world.actors.otherClerk, 'zongfulu', 1)).rejects.toThrow(
      /row-level security/,
    );
  });

  test('is given back as it was kept, to be saved under its name', async () => {
    const id = await attached(database.world.actors.communityClerk, 'zongfulu', 2);
    const row = await read(database.world.actors.communityClerk, 'request.read', (tx) =>
      getAttachment(tx, id),
    );
    const response = await openAttachment(row);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent('方案.pdf')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  test('follows its owner into another area', async () => {
    const { areas, actors } = database.world;
    const id = await attached(actors.communityClerk, 'zongfulu', 3);
    await database.owner.query(`
      CREATE TABLE owners (id int, area_id int);
      CREATE TRIGGER follow AFTER UPDATE OF area_id ON owners FOR EACH ROW WHEN (OLD.area_id <> NEW.area_id) EXECUTE FUNCTION attachments_follow('requests');
      INSERT INTO owners VALUES (3, ${areas.zongfulu.id});
      UPDATE owners SET area_id = ${areas.duyuanjie.id}`);
    const { rows } = await database.owner.query('SELECT area_id, pos FROM attachments WHERE id = $1', [id]);
    expect(rows).toEqual([{ area_id: areas.duyuanjie.id, pos: areas.duyuanjie.lo }]);
  });

  test('that nothing came to own is cleared after a day, one that is owned stays', async () => {
    const monday = new Date('2026-11-02T04:00:00Z');
    const { communityClerk } = database.world.actors;
    await clock.at(monday, () => attached(communityClerk, 'zongfulu', 4));
    await clock.at(monday, async () => storeFile(await prepareFile(pdf, 'a.pdf', 'document')));
    const left = async () => (await readdir(join(folder, 'files/attachments/2026-11-02'))).length;
    await clock.at(new Date('2026-11-03T04:00:00Z'), clearOrphans);
    expect(await left()).toBe(2);
    expect(await clock.at(new Date('2026-11-04T04:00:00Z'), clearOrphans)).toBe(1);
    expect(await left()).toBe(1);
  });
});

describe('an S3-compatible store', () => {
  afterEach(() => {
    for (const name of Object.keys(process.env).filter((each) => each.startsWith('ATTACHMENTS_S3_')))
      delete process.env[name];
  });

  test('keeps, gives back, lists and removes', async () => {
    const store = await objectStore();
    Object.assign(process.env, {
      ATTACHMENTS_S3_ENDPOINT: store.endpoint,
      ATTACHMENTS_S3_BUCKET: 'gongzhi',
      ATTACHMENTS_S3_REGION: 'cn-chengdu',
      ATTACHMENTS_S3_KEY: 'key',
      ATTACHMENTS_S3_SECRET: 'secret',
    });
    const stored = await storeFile(await prepareFile(pdf, '方案.pdf', 'document'));
    expect([...store.objects.keys()]).toEqual([`/gongzhi/${stored.storedPath}`]);
    expect(store.authorisations[0]).toContain('Credential=key/');
    const id = await transactAsSystem({ system: 'housekeeping' }, (tx) =>
      attach(tx, [stored], {
        ownerKind: 'supervision',
        ownerId: 1,
        areaId: database.world.areas.jinjiang.id,
      }),
    );
    const [row] = await transactAsSystem({ system: 'housekeeping' }, (tx) =>
      listAttachments(tx, 'supervision', [1]),
    );
    expect(row?.id).toBe(id[0]);
    if (row) expect(Buffer.from(await (await openAttachment(row)).arrayBuffer())).toEqual(pdf);
    const day = stored.storedPath.split('/').slice(0, 2).join('/');
    expect(await storage().list(day)).toEqual([stored.storedPath]);
    await storage().remove(stored.storedPath);
    expect(store.objects.size).toBe(0);
    await expect(storage().open(stored.storedPath)).rejects.toMatchObject({ code: 'rule' });
    await store.close();
  });

  test('half configured is told at once', () => {
    process.env.ATTACHMENTS_S3_ENDPOINT = 'http://127.0.0.1:1';
    expect(() => storage()).toThrow(/must be set together/);
  });
});

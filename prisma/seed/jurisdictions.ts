import type pg from 'pg';
import { spell } from '@/lib/platform/search-text';
import type { JurisdictionCreateManyInput } from '../client/models/Jurisdiction.ts';
import type { JurisdictionMemberCreateManyInput } from '../client/models/JurisdictionMember.ts';
import { insertRows, reserveIds } from './bulk.ts';

const document = '演示：按公开资料整理';

/** What each manages, by the codes of the 2023 edition. */
const jurisdictions = [
  {
    code: 'GXQ',
    name: '高新区',
    since: '1991-03-06',
    // 芳草街、肖家河、石羊、桂溪 of 武侯区, 中和 of 双流区, 合作、西园 of 郫都区.
    members: [
      ...['510107061', '510107062', '510107063', '510107064'],
      '510116004',
      ...['510117019', '510117020'],
    ],
  },
  {
    code: 'TFXQ',
    name: '天府新区',
    since: '2014-10-02',
    // 华阳、万安、正兴、兴隆、煎茶、新兴、籍田、太平、永兴 of 双流区.
    members: [
      ...['510116003', '510116018', '510116019', '510116020', '510116021'],
      ...['510116022', '510116023', '510116024', '510116025'],
    ],
  },
  {
    code: 'DBXQ',
    name: '东部新区',
    since: '2020-04-28',
    // 石盘、养马、贾家、石板凳、三岔、草池、福田、玉成、丹景, 芦葭、高明、武庙、壮溪、董家埂、海螺 of 简阳市.
    members: [
      ...['510185009', '510185010', '510185011', '510185012', '510185013', '510185014', '510185015'],
      ...[
        '510185016',
        '510185017',
        '510185122',
        '510185126',
        '510185127',
        '510185128',
        '510185131',
        '510185132',
      ],
    ],
  },
] as const;

/**
 * Loads the three areas of 成都 that manage what belongs to other districts. A member begins on the latest of three
 * days: `from`, when its jurisdiction was founded, and when the area began. Runs as the owner of the database.
 * Throws when a member's code is no area of today.
 */
export async function seedJurisdictions(client: pg.ClientBase, from: string): Promise<void> {
  const { rows } = await client.query<{ id: number; code: string; since: string }>(
    `SELECT id, code, valid_from::text AS since FROM areas WHERE valid_to IS NULL AND code = ANY ($1)`,
    [['5101', ...jurisdictions.flatMap(({ members }) => members)]],
  );
  const areas = new Map(rows.map((area) => [area.code, area]));
  const areaOf = (code: string) => {
    const area = areas.get(code);
    if (!area) throw new Error(`no area ${code} for a jurisdiction`);
    return area;
  };
  const ids = await reserveIds(client, 'jurisdictions', jurisdictions.length);
  await insertRows<JurisdictionCreateManyInput>(
    client,
    'jurisdictions',
    jurisdictions.map(({ code, name, since }, i) => ({
      id: ids[i],
      code,
      name,
      ...spell(name),
      areaId: areaOf('5101').id,
      document,
      validFrom: latest(from, since),
    })),
  );
  await insertRows<JurisdictionMemberCreateManyInput>(
    client,
    'jurisdiction_members',
    jurisdictions.flatMap(({ since, members }, i) =>
      members.map(areaOf).map((area) => ({
        jurisdictionId: ids[i] as number,
        areaId: area.id,
        validFrom: latest(from, since, area.since),
        document,
      })),
    ),
  );
}

const latest = (...days: string[]): string => days.sort().at(-1) ?? '';

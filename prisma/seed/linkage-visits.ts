import type pg from 'pg';
import { addDays, type Day } from '../../lib/platform/clock.ts';
import type { LinkageCategory, LinkageProblemState, LinkageVisitTurn } from '../client/enums.ts';
import { reserveIds } from './bulk.ts';
import { copyRows } from './copy.ts';
import { Dice } from './dice.ts';
import { REFERENCE_DAY } from './plan.ts';

type Assignment = {
  id: number;
  areaId: number;
  kind: string;
  post: string;
  visits: number;
  lastVisitOn: Day | null;
  found: number;
  solved: number;
  /** The area above. */
  upperAreaId: number | null;
};

const notes = [
  '看了小区院落和党群阵地，与社区、物业座谈。',
  '走访院落，听居民代表意见。',
  '参加小区议事会，了解议题办理情况。',
  '查看老旧院落改造进度。',
  '了解网格运行和下沉力量到岗情况。',
  '与驻区单位商量共建项目。',
];

const problems: Record<LinkageCategory, readonly string[]> = {
  facilities: ['院落路灯不亮', '健身器材损坏', '单元门禁失灵', '晾晒设施不足', '无障碍坡道破损'],
  environment: ['楼道堆物', '绿化带裸露', '垃圾分类点异味', '雨水井堵塞返水', '外墙小广告反复出现'],
  parking: ['夜间停车位不足', '非机动车占用消防通道', '电动车充电位不够'],
  safety: ['消防栓水压不足', '老旧线路未入管', '高空抛物隐患', '围墙倾斜'],
  property: ['物业交接资料不全', '维修资金动用缓慢', '业委会换届停滞', '物业收支未公示'],
  services: ['老年人就餐点偏远', '社区托管名额少', '活动室开放时间短', '代办事项不清楚'],
  organisation: ['小区党组织未覆盖', '楼栋党小组活动少', '报到党员认领岗位不足'],
  neighbours: ['装修扰民', '宠物管理争议', '加装电梯意见不一'],
  other: ['周边施工围挡占道', '公交站点偏远', '快递柜布点不合理'],
};
const categories = Object.keys(problems) as LinkageCategory[];

const solutions = [
  '已现场解决。',
  '已纳入微更新项目，完工。',
  '物业已整改。',
  '议事会通过后实施，已完成。',
  '与部门联系后办结。',
];

/**
 * Visits and problems of every assignment as it stands today, whose sums are the numbers that it was loaded with.
 * What the database would count after each statement is known here beforehand.
 */
export async function seedLinkageVisits(client: pg.ClientBase, seed: number): Promise<void> {
  const dice = new Dice(seed);
  const { rows } = await client.query<Assignment>(`
    SELECT l.id, l.area_id AS "areaId", l.kind::text, l.post, coalesce(l.visits, 0) AS visits, l.last_visit_on::text AS "lastVisitOn",
      coalesce(l.problems_found, 0) AS found, coalesce(l.problems_solved, 0) AS solved,
      own.parent_id AS "upperAreaId"
    FROM linkage_assignments l JOIN areas own ON own.id = l.area_id WHERE l.retired_on IS NULL ORDER BY l.code`);
  const visits = rows.flatMap((assignment) => visitsOf(dice, assignment));
  const ids = await reserveIds(client, 'linkage_visits', visits.length);
  const withIds = visits.map((visit, i) => ({
    ...visit,
    id: ids[i] as number,
    code: codeOf('ZF', ids[i] as number),
  }));
  const byAssignment = new Map<number, typeof withIds>();
  for (const visit of withIds) {
    const of = byAssignment.get(visit.assignmentId);
    if (of) of.push(visit);
    else byAssignment.set(visit.assignmentId, [visit]);
  }
  const found = rows.flatMap((assignment) =>
    problemsOf(dice, assignment, byAssignment.get(assignment.id) ?? []),
  );
  const problemIds = await reserveIds(client, 'linkage_problems', found.length);
  const tables = ['linkage_visits', 'linkage_problems'];
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER count_inserted`);
  await copyRows(client, 'linkage_visits', withIds);
  await copyRows(
    client,
    'linkage_problems',
    found.map((problem, i) => ({
      ...problem,
      id: problemIds[i],
      code: codeOf('WT', problemIds[i] as number),
    })),
  );
  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER count_inserted`);
  await client.query(`
    UPDATE linkage_assignments SET visits = coalesce(visits, 0), problems_found = coalesce(problems_found, 0),
      problems_solved = coalesce(problems_solved, 0) WHERE visits IS NULL OR problems_found IS NULL OR problems_solved IS NULL`);
}

const codeOf = (letters: string, id: number) => letters + String(id).padStart(6, '0');

function visitsOf(dice: Dice, { id, areaId, kind, post, visits, lastVisitOn }: Assignment) {
  if (visits === 0 || !lastVisitOn) return [];
  const days = [
    ...Array.from({ length: visits - 1 }, () => addDays(lastVisitOn, -dice.int(7, 300))),
    lastVisitOn,
  ].sort();
  const seen = new Set<string>();
  const isFirst = (key: string) => !seen.has(key) && Boolean(seen.add(key));
  return days.map((visitedOn) => {
    const year = visitedOn.slice(0, 4);
    const turns: [boolean, LinkageVisitTurn][] = [
      [isFirst(year), 'year'],
      [isFirst(`${year}Q${Math.ceil(Number(visitedOn.slice(5, 7)) / 3)}`), 'quarter'],
      [isFirst(visitedOn.slice(0, 7)), 'month'],
    ];
    return {
      ...{ name: post, assignmentId: id, kind, areaId, visitedOn },
      firstOf: turns.find(([first]) => first)?.[1] ?? 'later',
      note: dice.pick(notes),
      ...{ isDemo: true, searchText: post },
    };
  });
}

function problemsOf(
  dice: Dice,
  { id, areaId, kind, found, solved, upperAreaId }: Assignment,
  visits: readonly { id: number; visitedOn: Day }[],
) {
  if (visits.length === 0) return [];
  return Array.from({ length: found }, (_, i) => {
    const visit = dice.pick(visits);
    const isSolved = i < solved;
    const foundOn = visit.visitedOn;
    const category = dice.pick(categories);
    const name = dice.pick(problems[category]);
    const state: LinkageProblemState = isSolved ? 'solved' : dice.chance(0.55) ? 'solving' : 'open';
    const taken = dice.int(3, 60);
    const span = Math.max(1, (Date.parse(REFERENCE_DAY) - Date.parse(foundOn)) / 86_400_000);
    // By the reference day, and not all of the last weeks on that very day.
    const solvedOn = addDays(foundOn, taken <= span ? taken : 1 + (taken % span));
    return {
      ...{ name, visitId: visit.id, assignmentId: id, kind, areaId, category },
      responsibleAreaId: dice.chance(0.75) ? areaId : (upperAreaId ?? areaId),
      ...{ state, foundOn, dueOn: addDays(foundOn, dice.int(20, 60)) },
      solvedOn: isSolved ? solvedOn : null,
      solution: isSolved ? dice.pick(solutions) : null,
      ...{ isDemo: true, searchText: name },
    };
  });
}

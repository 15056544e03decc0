import type { DemandKind, PolicyTheme } from '../client/enums.ts';
import type { DemandCreateManyInput } from '../client/models/Demand.ts';
import type { PolicyCreateManyInput } from '../client/models/Policy.ts';
import type { StreetFunctionCreateManyInput } from '../client/models/StreetFunction.ts';
import type { SurveyCreateManyInput } from '../client/models/Survey.ts';
import { insertRows } from './bulk.ts';
import { roughly } from './entries.ts';
import type { Loading } from './loading.ts';
import { Codes, type Lot, lotOfEach, lots, partsOfWhole, type Site } from './lots.ts';

const subjects = [
  '健全领导体制',
  '转变街道职能',
  '建强社区党组织',
  '推进网格融合',
  '培育社会组织',
  '发展社区志愿服务',
  '完善居民议事',
  '建设党群服务体系',
  '保障激励资金',
  '社区工作者职业体系',
  '老旧院落改造',
  '社区商业',
  '社区文化',
  '平安社区',
  '社区规划',
] as const;

/** 30 clauses, 21 documents that go with them, the opinion on streets, duty lists, methods of evaluation. */
export async function seedPolicies(load: Loading): Promise<void> {
  const dice = load.dice('policies');
  const codes = new Codes('ZD');
  const { city, districts, streets } = load.sites;
  const issued = { since: '2017-09-01', until: '2018-11-30' };
  const themes: readonly PolicyTheme[] = ['legal_status', 'content', 'channel', 'resources', 'organisation'];
  const row = (
    lot: Lot<Site>,
    kind: PolicyCreateManyInput['kind'],
    words: readonly string[],
    theme: PolicyTheme | null,
  ) => ({
    ...load.entry(dice, lot, words),
    kind,
    documentNumber: null,
    theme,
    leadUnit: dice.pick(['组织部', '社治委', '民政局', '住建局', '城管委', '人社局']),
    leadUnits: dice.chance(0.04) ? 2 : 1,
    coUnits: dice.int(2, 12),
    progress: dice.weighted({ done: 82, running: 15, planned: 3 }),
  });
  const inCity = (count: number) => lots(dice, codes, [city], count, { ...issued, weight: () => 1 });
  const subject = (i: number) => subjects[i % subjects.length] ?? '';
  await insertRows<PolicyCreateManyInput>(load.client, 'policies', [
    ...inCity(30).map((lot, i) =>
      row(lot, 'clause', ['第', String(i + 1), '条', subject(i)], themes[i % themes.length] ?? null),
    ),
    ...inCity(21).map((lot, i) =>
      row(lot, 'supporting', [subject(i), '实施办法'], themes[i % themes.length] ?? null),
    ),
    ...inCity(1).map((lot) => row(lot, 'opinion', ['转变街道职能的实施意见'], 'street_functions')),
    ...inCity(2).map((lot, i) =>
      row(
        lot,
        'duty_list',
        [i === 0 ? '组织部抓组织体系责任清单' : '社治委抓资源与服务责任清单'],
        i === 0 ? 'organisation' : 'resources',
      ),
    ),
    ...inCity(1).map((lot) => row(lot, 'evaluation', ['党建责任考核评价办法'], 'organisation')),
    ...lotOfEach(dice, codes, districts, issued).map((lot) =>
      row(lot, 'evaluation', [lot.site.shortName, '党建责任考核评价办法'], 'organisation'),
    ),
    ...lotOfEach(dice, codes, streets, issued).map((lot) =>
      row(lot, 'duty_list', [lot.site.shortName, '抓党建抓治理抓服务责任清单'], 'street_functions'),
    ),
  ]);
}

/** “5+X”: the five are not listed anywhere, so these are the demo's. */
const offices = ['党政办公室', '党建办公室', '社区发展办公室', '公共服务办公室', '公共安全办公室'];
const furtherOffices = ['社区治理创新办公室', '项目服务办公室', '文旅服务办公室', '民生保障办公室'];
const powers = [
  '临时占道审批',
  '户外招牌备案',
  '老年优待证办理',
  '低保受理',
  '残疾补贴受理',
  '物业备案初审',
  '装修备案',
  '广场活动备案',
];
const forces = ['城管执法中队', '市场监管所', '司法所', '派出所警务'];

export async function seedStreetFunctions(load: Loading): Promise<void> {
  const dice = load.dice('street-functions');
  const codes = new Codes('JN');
  const since = { since: '2017-10-01' };
  const row = (
    lot: Lot<Site>,
    kind: StreetFunctionCreateManyInput['kind'],
    name: string,
    more: Partial<StreetFunctionCreateManyInput>,
  ) => ({
    ...load.entry(dice, lot, [lot.site.shortName, name]),
    ...{ kind, isExtra: false, sourceUnit: null, people: null, isCoordinated: false },
    ...more,
  });
  await insertRows<StreetFunctionCreateManyInput>(
    load.client,
    'street_functions',
    load.sites.streets.flatMap((street) => {
      const each = (names: readonly string[]) =>
        names.map((name) => ({ name, lot: lotOfEach(dice, codes, [street], since)[0] as Lot<Site> }));
      return [
        ...each(offices).map(({ lot, name }) => row(lot, 'office', name, { people: roughly(dice, 8) })),
        ...each(dice.sample(furtherOffices, dice.int(0, 2))).map(({ lot, name }) =>
          row(lot, 'office', name, { isExtra: true, people: roughly(dice, 5) }),
        ),
        ...each(dice.sample(powers, dice.int(3, 7))).map(({ lot, name }) =>
          row(lot, 'approval', name, { sourceUnit: '区(市)县行政审批局' }),
        ),
        ...each(dice.sample(forces, dice.int(1, 2))).map(({ lot, name }) =>
          row(lot, 'enforcement', name, { people: roughly(dice, 12), isCoordinated: dice.chance(0.9) }),
        ),
        ...each(['综合执法派驻岗', '公共安全派驻岗']).map(({ lot, name }) =>
          row(lot, 'secondment', name, { people: dice.int(1, 4), isCoordinated: dice.chance(0.92) }),
        ),
      ];
    }),
  );
}

/** Ten thousand questionnaires, 95.8% and 96.6%; the paper does not say how many were asked. */
export async function seedSurveys(load: Loading): Promise<void> {
  const dice = load.dice('surveys');
  const codes = new Codes('WJ');
  const { districts } = load.sites;
  const weights = districts.map(({ density }) => density);
  const questions = [
    ['recognition', '是否认可高品质和谐宜居生活社区建设', 420],
    ['environment', '社区环境面貌是否有可喜变化', 340],
  ] as const;
  await insertRows<SurveyCreateManyInput>(
    load.client,
    'surveys',
    questions.flatMap(([kind, question, others]) => {
      const asked = partsOfWhole(dice, load.of(10_000), weights);
      const negative = partsOfWhole(dice, load.of(others), asked);
      return lotOfEach(dice, codes, districts, { since: '2018-11-01', until: '2018-11-30' }).map(
        (lot, i) => ({
          ...load.entry(dice, lot, [lot.site.shortName, question]),
          kind,
          asked: asked[i] ?? 0,
          positive: (asked[i] ?? 0) - (negative[i] ?? 0),
        }),
      );
    }),
  );
}

const wants: Record<DemandKind, string> = {
  housing: '安居',
  travel: '畅行',
  work: '乐业',
  schooling: '授教',
  medical: '医病',
  ageing: '养老',
  elder_care_hard: '养老难',
  child_care_hard: '托管难',
  parking_hard: '停车难',
};

export async function seedDemands(load: Loading): Promise<void> {
  const dice = load.dice('demands');
  const codes = new Codes('XQ');
  const { communities } = load.sites;
  const kinds = Object.keys(wants) as DemandKind[];
  await insertRows<DemandCreateManyInput>(
    load.client,
    'demands',
    communities.flatMap((community) =>
      dice.sample(kinds, 2).map((kind) => {
        const lot = lotOfEach(dice, codes, [community], { since: '2018-01-15' })[0] as Lot<Site>;
        return {
          ...load.entry(dice, lot, [community.shortName, wants[kind], '需求']),
          kind,
          voices: roughly(dice, 60),
          isAnswered: dice.chance(0.88),
        };
      }),
    ),
  );
}

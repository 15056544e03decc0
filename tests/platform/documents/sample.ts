import { barChart } from '@/lib/platform/charts/bars';
import { toPng } from '@/lib/platform/charts/png';
import { trendChart } from '@/lib/platform/charts/trend';
import type { AnnexEntry, Cell, Chart, Figure, ReportDocument, Table } from '@/lib/platform/documents/model';

/** A city report at full size with made-up figures, for the tests and for looking at. */
const DISTRICTS =
  '锦江区 青羊区 金牛区 武侯区 成华区 龙泉驿区 青白江区 新都区 温江区 双流区 郫都区 新津区 金堂县 大邑县 蒲江县 都江堰市 彭州市 邛崃市 崇州市 简阳市'.split(
    ' ',
  );

const count = (value: number): Figure => ({ value, text: value.toLocaleString('en-US') });
const share = (value: number): Figure => ({ value, text: `${(value * 100).toFixed(1)}%` });
const none: Figure = { text: '—' };

// Numbers that look like numbers and are the same at every run.
const number = (row: number, column: number, least: number, most: number) =>
  least + ((row * 7919 + column * 104729 + row * column * 613) % (most - least));

function totalled(table: Omit<Table, 'kind' | 'totals'>): Table {
  const totals = table.columns.map((column, index): Cell => {
    if (index === 0) return '合计';
    if (column.header === '序号' || column.kind === 'text') return '';
    if (column.header.includes('率')) return none;
    const values = table.rows.map((row) => row[index]);
    return count(values.reduce((sum, cell) => sum + ((cell as Figure | undefined)?.value ?? 0), 0));
  });
  return { kind: 'table', ...table, totals };
}

const byDistrict = totalled({
  title: '成都市各区（市）县城乡社区治理台账情况（2018年）',
  columns: [
    { header: '区（市）县', kind: 'text', align: 'center' },
    { header: '小区（个）', kind: 'number' },
    { header: '网格（个）', kind: 'number' },
    { header: '党组织（个）', kind: 'number' },
    { header: '自组织（个）', kind: 'number' },
    { header: '服务项目（个）', kind: 'number' },
    { header: '项目资金（万元）', kind: 'number' },
    { header: '小区党组织覆盖率', kind: 'number' },
  ],
  rows: DISTRICTS.map((name, row) => [
    name,
    count(number(row, 1, 400, 1900)),
    count(number(row, 2, 300, 1200)),
    count(number(row, 3, 90, 700)),
    count(number(row, 4, 500, 2600)),
    count(number(row, 5, 200, 1100)),
    { value: number(row, 6, 60000, 990000) / 100, text: (number(row, 6, 60000, 990000) / 100).toFixed(2) },
    row === 14 ? none : share(number(row, 7, 120, 780) / 1000),
  ]),
  note: '覆盖率为建有党组织的小区占小区总数的比重；蒲江县分母缺报，以“—”表示。',
});

const byStreet = totalled({
  title: '部分街道（镇）网格与小区情况（2018年）',
  unit: '个',
  columns: [
    { header: '序号', kind: 'number' },
    { header: '区（市）县', kind: 'text' },
    { header: '街道（镇）', kind: 'text' },
    { header: '社区', kind: 'number' },
    { header: '网格', kind: 'number' },
    { header: '小区', kind: 'number' },
  ],
  rows: Array.from({ length: 80 }, (_, row) => [
    { value: row + 1, text: String(row + 1) },
    DISTRICTS[Math.floor(row / 4)] ?? '',
    row === 10 ? '䢺江镇' : `第${row + 1}街道办事处`,
    count(number(row, 1, 4, 19)),
    count(number(row, 2, 20, 130)),
    count(number(row, 3, 30, 300)),
  ]),
});

const byKind: Table = {
  kind: 'table',
  title: '小区党组织建设方式构成',
  unit: '个',
  columns: [
    { header: '建设方式', kind: 'text' },
    { header: '数量', kind: 'number' },
    { header: '占比', kind: 'number' },
  ],
  rows: [
    ['居民小区单独组建', count(3275), share(0.7567)],
    ['业主委员会', count(706), share(0.1631)],
    ['物业服务机构', count(347), share(0.0802)],
  ],
  totals: ['合计', count(4328), share(1)],
};

const byMonth: Table = {
  kind: 'table',
  title: '服务项目按月完成情况',
  columns: [
    { header: '月份', kind: 'text', align: 'center' },
    { header: '新立项（个）', kind: 'number' },
    { header: '完成（个）', kind: 'number' },
    { header: '比上月（百分点）', kind: 'number' },
  ],
  rows: Array.from({ length: 12 }, (_, month) => [
    `${month + 1}月`,
    count(number(month, 1, 600, 1400)),
    count(number(month, 2, 500, 1300)),
    month === 0 ? none : { value: (month % 5) - 1.5, text: ((month % 5) - 1.5).toFixed(1).replace('-', '−') },
  ]),
  note: '“—”表示无可比基期。',
};

const problems: Table = {
  kind: 'table',
  title: '需要关注的事项',
  columns: [
    { header: '事项', kind: 'text' },
    { header: '情况', kind: 'text', width: 22 },
    { header: '数量（个）', kind: 'number' },
  ],
  rows: [
    [
      '党组织任期届满',
      '村（社区）党组织任期五年，其他基层党组织任期一般为三年；截至期末已满未换届的，按组织逐一列出。',
      count(86),
    ],
    [
      '服务项目逾期',
      '计划完成日期早于期末而状态仍为“实施中”的项目，含因验收材料不齐而未销号的项目。',
      count(412),
    ],
    [
      '=1+1 形似公式的文字',
      '以等号开头的单元格在工作簿中只作文字，不参与计算；A/B、WiFi 与 https://example.org/ 等西文不拆行。',
      count(1),
    ],
  ],
};

const names = [
  '小区数',
  '网格数',
  '党组织数',
  '小区党组织数',
  '自组织数',
  '服务项目数',
  '服务项目资金',
  '小区党组织覆盖率',
  '网格覆盖率',
  '项目完成率',
];

export const annex: AnnexEntry[] = Array.from({ length: 30 }, (_, index) => {
  const name = `${names[index % names.length]}${index < 10 ? '' : index < 20 ? '（同比）' : '（环比）'}`;
  const isShare = name.includes('率');
  return {
    code: `GZ${String(index + 1).padStart(3, '0')}`,
    name,
    value:
      index === 27
        ? none
        : isShare
          ? share(number(index, 3, 300, 990) / 1000)
          : count(number(index, 4, 900, 33000)),
    unit: isShare ? undefined : '个',
    definition: isShare
      ? '分子为期末状态有效且已建立党组织的小区，分母为同一时点状态有效的全部小区；分母为零或缺报时记“—”，不按零计算。'
      : '期末状态有效的记录数，按小区所在社区逐级向上汇总，停用和撤并的记录不计。',
    asOf: '2018-12-31 24:00',
    source: '各社区填报的台账，经街道审核',
  };
});

const figure = (index: number): Figure => {
  const entry = annex[index];
  const text = !entry || typeof entry.value === 'string' ? '' : entry.value.text;
  return { text, code: entry?.code };
};

const charts = [
  barChart({
    title: '各区（市）县网格数',
    measure: { name: '网格', unit: '个' },
    items: DISTRICTS.map((name, index) => ({ name, value: number(index, 2, 300, 1200) })),
  }),
  trendChart({
    title: '服务项目按月完成数',
    measure: { name: '完成', unit: '个' },
    months: Array.from({ length: 12 }, (_, month) => ({
      month: `2018-${String(month + 1).padStart(2, '0')}`,
    })),
    series: [{ name: '完成', values: Array.from({ length: 12 }, (_, month) => number(month, 2, 500, 1300)) }],
  }),
];

const source = '市、区（市）县、街道、社区四级台账';

const pictures = await Promise.all(
  charts.map(async (drawing): Promise<Chart> => {
    const { title, description, width, height } = drawing;
    return { kind: 'chart', title, alt: description, png: await toPng(drawing), width, height, source };
  }),
);

const text =
  '各级坚持以党建引领城乡社区发展治理，把台账建到小区、把责任落到网格，逐月核对、逐级审核，做到一数一源、可以追溯。';

export const cityReport = (): ReportDocument => ({
  title: '关于成都市2018年党建引领城乡社区发展治理台账情况的报告',
  subtitle: '市、区、街道、社区四级联动',
  addressee: '市委城乡社区发展治理委员会各成员单位，各区（市）县党委',
  issuer: '中共成都市委城乡社区发展治理委员会（草稿）',
  date: '2019-06-30',
  asOf: '2018-12-31 24:00',
  period: '2018年',
  reportingUnit: '成都市',
  preparedBy: '城市填报员',
  reviewedBy: '城市审核员',
  form: { number: 'GZ—01表', authority: '成都市', approval: '演示〔2018〕1号', validUntil: '2019年12月' },
  demo: true,
  watermark: '导出人：city　2019-07-01 09:30',
  annex,
  blocks: [
    {
      kind: 'paragraph',
      runs: [
        '根据《中共成都市委关于深入推进城乡社区发展治理建设高品质和谐宜居生活社区的意见》，现将2018年度全市台账情况报告如下。截至期末，全市共有小区',
        figure(0),
        '个、网格',
        figure(1),
        '个，建立各类党组织',
        figure(2),
        '个，小区党组织覆盖率',
        figure(7),
        '；党员领办自组织',
        figure(4),
        '个，实施微细公共服务项目',
        figure(5),
        '个。',
        text,
      ],
    },
    { kind: 'heading', level: 1, text: '总体情况' },
    { kind: 'heading', level: 2, text: '台账建设' },
    { kind: 'paragraph', runs: [text, '“一张网格管到底”的要求基本落实，', text, text] },
    byDistrict,
    { kind: 'heading', level: 2, text: '区域比较' },
    { kind: 'paragraph', runs: ['各区（市）县网格数见图1。', text] },
    ...pictures.slice(0, 1),
    { kind: 'heading', level: 1, text: '分项情况' },
    { kind: 'heading', level: 2, text: '党组织' },
    { kind: 'heading', level: 3, text: '组建方式。' },
    { kind: 'paragraph', runs: [text] },
    byKind,
    { kind: 'heading', level: 4, text: '小区党组织单独组建的占多数' },
    { kind: 'paragraph', runs: ['小区党组织中，', text] },
    { kind: 'heading', level: 2, text: '服务项目' },
    { kind: 'paragraph', runs: ['全年项目完成率', figure(9), '，按月情况如下。', text] },
    ...pictures.slice(1),
    byMonth,
    { kind: 'heading', level: 2, text: '街道（镇）' },
    { kind: 'paragraph', runs: ['部分街道（镇）情况如下。'] },
    byStreet,
    { kind: 'heading', level: 1, text: '需要关注的事项' },
    { kind: 'paragraph', runs: [text] },
    problems,
  ],
});

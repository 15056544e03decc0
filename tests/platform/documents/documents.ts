import type { Block, ReportDocument, Table } from '@/lib/platform/documents/model';

/** The least a report can be, for tests that add one thing to it. */
export function report(blocks: readonly Block[] = [], more: Partial<ReportDocument> = {}): ReportDocument {
  return {
    title: '成都市台账情况的报告',
    issuer: '成都市（草稿）',
    date: '2019-06-30',
    asOf: '2018-12-31',
    period: '2018年',
    demo: true,
    watermark: '导出人：city 2019-07-01 09:30',
    blocks,
    annex: [],
    ...more,
  };
}

export const gridTable: Table = {
  kind: 'table',
  title: '网格情况',
  unit: '个',
  columns: [
    { header: '区（市）县', kind: 'text' },
    { header: '网格', kind: 'number' },
    { header: '覆盖率', kind: 'number' },
  ],
  rows: [
    ['锦江区', { text: '1,234', value: 1234 }, { text: '62.3%', value: 0.6231 }],
    ['蒲江县', { text: '58', value: 58 }, { text: '—' }],
  ],
  totals: ['合计', { text: '1,292', value: 1292 }, { text: '—' }],
  note: '蒲江县分母缺报。',
};

export const grids = {
  code: 'grids',
  name: '网格数',
  value: { text: '1,292', value: 1292 },
  unit: '个',
  definition: '期末状态有效的网格数。',
  asOf: '2018-12-31',
  source: '网格台账',
};

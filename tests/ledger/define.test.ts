import { describe, expect, test } from 'vitest';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, code, count, text } from '@/lib/ledger/fields';
import type { GridModel } from '@/prisma/client/models/Grid';

const basics = {
  code: code({ label: '编码', required: true, pattern: /^\d+$/, example: '1' }),
  name: text({ label: '名称', required: true }),
  areaId: area({ label: '社区', required: true, levels: ['community'] }),
};
const about = { name: 'x', table: 'x', label: 'x', measureWord: '个', description: '' };
const list = { columns: [], filters: [], sort: 'code' } as const;
const basicSection = [{ label: '', fields: ['code', 'name', 'areaId'] }] as const;

describe('a definition does not compile', () => {
  test('with a field that is no column', () => {
    defineLedger<GridModel>()({
      ...about,
      list,
      // @ts-expect-error grids have no column `colour`
      fields: { ...basics, colour: text({ label: '颜色' }) },
      sections: [...basicSection, { label: '', fields: ['colour'] }],
    });
  });

  test('with a kind that does not fit the column', () => {
    defineLedger<GridModel>()({
      ...about,
      list,
      // @ts-expect-error households are counted, not written
      fields: { ...basics, households: text({ label: '户数' }) },
      sections: [...basicSection, { label: '', fields: ['households'] }],
    });
  });

  test('with an enum value that does not exist, or without one that does', () => {
    defineLedger<GridModel>()({
      ...about,
      list,
      // @ts-expect-error a grid is general, micro or dedicated
      fields: { ...basics, kind: choice({ label: '类型', options: { general: '一般', tiny: '小' } }) },
      sections: [...basicSection, { label: '', fields: ['kind'] }],
    });
  });

  test('with a column in the list that is no field', () => {
    defineLedger<GridModel>()({
      ...about,
      // @ts-expect-error `households` is not among the fields
      list: { ...list, columns: ['code', 'households'] },
      fields: basics,
      sections: basicSection,
    });
  });
});

test('a field that stands in no section of the form is refused at once', () => {
  expect(() =>
    defineLedger<GridModel>()({
      ...about,
      list,
      fields: { ...basics, households: count({ label: '户数', unit: '户' }) },
      sections: basicSection,
    }),
  ).toThrow('households');
});

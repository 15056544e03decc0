import { describe, expect, test } from 'vitest';
import { grids } from '@/lib/domain/grids/definition';
import type { ledgers } from '@/lib/domain/registry';
import { serviceProjects } from '@/lib/domain/service-projects/definition';
import { describeFilter, listParams } from '@/lib/ledger/conditions';
import { filterParams, parseListQuery } from '@/lib/ledger/query';
import { clock } from '@/lib/platform/clock';

const noon = new Date('2026-11-24T04:00:00Z');
const parse = (ledger: (typeof ledgers)[number], address: string) =>
  clock.at(noon, () => parseListQuery(ledger, Object.fromEntries(new URLSearchParams(address))));

describe('a filter and its address say the same', () => {
  test.each([
    [grids, 'kind=general%2Cmicro&households.from=100&households.to=500&review=pending&area=7'],
    [grids, 'on=2018-12-31&missing=contactPhone%2Chouseholds'],
    [grids, 'on=2018-12-31&tree=then&area=7'],
    [grids, 'area=7&own=1'],
    [grids, 'on=2018-03-31&tree=2018-12-31'],
    [serviceProjects, 'status=all&completedOn.from=2018-01-01&tree=2018-12-31'],
    [grids, 'status=retired&q=%E6%80%BB%E5%BA%9C'],
    [serviceProjects, 'state=running%2Caccepting&plannedEndOn.to=2026-11-23'],
    [serviceProjects, 'plannedMoney.from=5000'],
  ])('%#', (ledger, address) => {
    const { filter, areaId } = parse(ledger, address);
    const again = parse(ledger, filterParams(filter, areaId).toString());
    expect(again.filter).toEqual(filter);
    expect(again.areaId).toBe(areaId);
  });
});

test('only what stands at an area itself is asked of an area', () => {
  expect(parse(grids, 'area=7&own=1').filter.own).toBe(true);
  expect(parse(grids, 'own=1').filter.own).toBeUndefined();
});

describe('the tree of a list', () => {
  test('is that of its day', () => {
    expect(parse(grids, 'on=2018-12-31&tree=then').filter.tree).toBe('2018-12-31');
    expect(parse(grids, 'period=2018&tree=then').filter.tree).toBe('2018-12-31');
    expect(listParams(parse(grids, 'period=2018&tree=then'), grids.list).toString()).toBe(
      'tree=then&period=2018',
    );
  });

  test('is today’s without a day, or with a word that is none', () => {
    expect(parse(grids, 'tree=then').filter.tree).toBeUndefined();
    expect(parse(grids, 'on=2018-12-31&tree=today').filter.tree).toBeUndefined();
  });
});

describe('the period of the shell', () => {
  test('makes a list of what stood at its end', () => {
    expect(parse(grids, 'period=2018').filter.on).toBe('2018-12-31');
  });

  test('is today while it runs, and no filter at all', () => {
    expect(parse(grids, 'period=2026-11').filter.on).toBeUndefined();
    expect(parse(grids, 'period=2026').filter.on).toBeUndefined();
  });

  test('stays in the addresses of the list', () => {
    expect(listParams(parse(grids, 'period=2018&page=3'), grids.list).toString()).toBe('period=2018');
  });
});

test('conditions are told in the words of the form', () => {
  const { filter } = parse(
    grids,
    'kind=general,micro&households.from=100&missing=contactPhone&review=returned',
  );
  expect(describeFilter(grids, filter, '总府路社区').map(({ label, value }) => `${label}：${value}`)).toEqual(
    ['辖区：总府路社区', '审核：已退回', '网格类型：一般网格、微网格', '户数：100户 起', '工作电话：未填'],
  );
});

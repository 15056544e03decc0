import Form from 'next/form';
import { FilterControls } from '@/components/ledger/list-filters';
import { Button } from '@/components/ui/button';
import { FilterBar } from '@/components/ui/filter-bar';
import { DateInput, type Option, Select } from '@/components/ui/inputs';
import { FilterField } from '@/components/ui/toolbar';
import { dimensionsOf, measuresOf, pivotKeys, pivotParams, shareLabels } from '@/lib/domain/pivot/definition';
import type { PivotForm as Loaded } from '@/lib/domain/pivot/queries';
import { paths } from '@/lib/platform/paths';
import { ledgerChoices } from '../../_ledger/ledger-choices';

const named = (things: readonly { name: string; label: string }[]): Option[] =>
  things.map(({ name, label }) => ({ value: name, label }));

/** Another ledger has other fields, so it is chosen by itself; where and when stay. */
export function LedgerForm({ pivot: { ledger, query } }: Pick<Loaded, 'pivot'>) {
  const kept = { area: query.areaId, period: query.period, on: query.period ? null : query.filter.on };
  return (
    <Form
      action={paths.pivot()}
      className="no-print flex flex-wrap items-center gap-2 px-4 pb-2"
      prefetch={false}
      scroll={false}
    >
      {Object.entries(kept).map(([name, value]) =>
        value ? <input key={name} name={name} type="hidden" value={value} /> : null,
      )}
      <FilterField htmlFor="pivot-ledger" label="台账">
        <Select
          defaultValue={ledger.name}
          id="pivot-ledger"
          name={pivotKeys.ledger}
          options={ledgerChoices}
        />
      </FilterField>
      <Button type="submit">切换台账</Button>
    </Form>
  );
}

export function PivotForm({ pivot, areas, conditions }: Pick<Loaded, 'pivot' | 'areas' | 'conditions'>) {
  const { ledger, rows, columns, measure, share, query } = pivot;
  const { on, tree } = query.filter;
  const own = pivotParams(pivot);
  const without = (isDropped: (name: string) => boolean) =>
    paths.pivot(new URLSearchParams([...own].filter(([name]) => !isDropped(name))));
  const isShown = (name: string) =>
    [...Object.values(pivotKeys), 'area', 'on', 'tree', 'q', 'review', 'status'].includes(name) ||
    ledger.list.filters.includes(name.replace(/\.(from|to)$/, ''));
  const choices = [
    { key: pivotKeys.rows, label: '行', value: rows.name, options: named(dimensionsOf(ledger)) },
    {
      key: pivotKeys.columns,
      label: '列',
      value: columns?.name ?? '',
      options: [{ value: '', label: '不分列' }, ...named(dimensionsOf(ledger))],
    },
    { key: pivotKeys.measure, label: '指标', value: measure.name, options: named(measuresOf(ledger)) },
    {
      key: pivotKeys.share,
      label: '显示',
      value: share,
      options: Object.entries(shareLabels).map(([value, label]) => ({ value, label })),
    },
  ];
  const isOther = tree && tree !== on;
  return (
    <FilterBar
      action={paths.pivot()}
      chips={conditions.map(({ label, value, params }) => ({
        label,
        value,
        removeHref: without((name) => params.includes(name)),
      }))}
      clearHref={without((name) => !name.startsWith('pivot.'))}
      keep={{
        [pivotKeys.ledger]: ledger.name,
        [pivotKeys.order]: own.get(pivotKeys.order) ?? undefined,
        ...Object.fromEntries([...own].filter(([name]) => !isShown(name))),
      }}
      submitLabel="统计"
    >
      {choices.map(({ key, label, value, options }) => (
        <FilterField htmlFor={key} key={key} label={label}>
          <Select className="max-w-44" defaultValue={value} id={key} name={key} options={options} />
        </FilterField>
      ))}
      <FilterField htmlFor="pivot-area" label="辖区">
        <Select
          blank="本人辖区"
          className="max-w-52"
          defaultValue={query.areaId ? String(query.areaId) : ''}
          id="pivot-area"
          name="area"
          options={areas.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </FilterField>
      <FilterField htmlFor="pivot-on" label="日期">
        <DateInput
          defaultValue={query.period ? '' : (on ?? '')}
          id="pivot-on"
          key={`${query.period}${on}`}
          name="on"
        />
      </FilterField>
      <FilterField htmlFor="pivot-tree" label="区划">
        <Select
          defaultValue={isOther ? tree : tree ? 'then' : ''}
          id="pivot-tree"
          name="tree"
          options={[
            { value: '', label: '按现区划' },
            { value: 'then', label: '按当时区划' },
            ...(isOther ? [{ value: tree, label: `${tree} 当时` }] : []),
          ]}
        />
      </FilterField>
      <FilterControls ledger={ledger} query={query} />
    </FilterBar>
  );
}

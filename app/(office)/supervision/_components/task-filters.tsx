import { Combobox } from '@/components/ui/combobox';
import { FilterBar } from '@/components/ui/filter-bar';
import { DateInput, Select, TextInput } from '@/components/ui/inputs';
import { FilterField } from '@/components/ui/toolbar';
import { supervision } from '@/lib/domain/supervision/definition';
import { sourceLabels, stateLabels } from '@/lib/domain/supervision/labels';
import type { TaskList } from '@/lib/domain/supervision/queries';
import { describeFilter, listParams } from '@/lib/ledger/conditions';
import { paths } from '@/lib/platform/paths';

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Search, area, state, source and deadline; what is on stands below as chips. */
export function TaskFilters({ list: { query, area, side } }: { list: TaskList }) {
  const { fields = {}, search } = query.filter;
  const own = listParams(query, supervision.list);
  if (side) own.set('side', side);
  const without = (params: readonly string[]) => {
    const rest = new URLSearchParams(own);
    for (const param of params) rest.delete(param);
    return paths.supervision(rest);
  };
  const chips = [
    ...(side ? [{ label: '范围', value: side === 'lower' ? '本级承办' : '本级交办', params: ['side'] }] : []),
    ...describeFilter(supervision, { ...query.filter, status: 'active' }, area?.name ?? null),
  ].map(({ label, value, params }) => ({ label, value, removeHref: without(params) }));
  const shown = ['q', 'area', 'state', 'source', 'dueOn.from', 'dueOn.to', 'page', 'size'];
  const keep = Object.fromEntries([...own].filter(([name]) => !shown.includes(name)));
  const one = (name: string) => {
    const condition = fields[name];
    return condition && 'in' in condition ? condition.in.join() : '';
  };
  const bound = (end: 'from' | 'to') => {
    const condition = fields.dueOn;
    return condition && end in condition
      ? String((condition as { from?: string; to?: string })[end] ?? '')
      : '';
  };
  return (
    <FilterBar action={paths.supervision()} chips={chips} clearHref={paths.supervision()} keep={keep}>
      <FilterField htmlFor="filter-q" label="搜索">
        <TextInput
          className="w-40"
          defaultValue={search}
          id="filter-q"
          key={search}
          name="q"
          placeholder="事项、编号、拼音"
          type="search"
        />
      </FilterField>
      <FilterField htmlFor="filter-area" label="辖区">
        <Combobox
          className="w-40"
          defaultLabel={area?.name ?? ''}
          defaultValue={area ? String(area.id) : ''}
          id="filter-area"
          key={area?.id ?? 0}
          name="area"
          src={paths.areaChoices()}
        />
      </FilterField>
      <FilterField htmlFor="filter-state" label="状态">
        <Select
          blank="全部"
          defaultValue={one('state')}
          id="filter-state"
          name="state"
          options={stateOptions(one('state'))}
        />
      </FilterField>
      <FilterField htmlFor="filter-source" label="来源">
        <Select
          blank="全部"
          defaultValue={one('source')}
          id="filter-source"
          name="source"
          options={optionsOf(sourceLabels)}
        />
      </FilterField>
      <FilterField className="max-md:hidden" htmlFor="filter-due" label="期限">
        <DateInput className="w-34" defaultValue={bound('from')} id="filter-due" name="dueOn.from" />
        <DateInput aria-label="期限至" className="w-34" defaultValue={bound('to')} name="dueOn.to" />
      </FilterField>
    </FilterBar>
  );
}

/** A link may ask for several states at once: they stay what they are until another is chosen. */
function stateOptions(chosen: string) {
  const words = chosen.split(',').map((state) => stateLabels[state as keyof typeof stateLabels] ?? state);
  return [
    ...(words.length > 1 ? [{ value: chosen, label: words.join('、') }] : []),
    ...optionsOf(stateLabels),
  ];
}

import { Combobox } from '@/components/ui/combobox';
import { FilterBar } from '@/components/ui/filter-bar';
import { DateInput, Select, TextInput } from '@/components/ui/inputs';
import { FilterField } from '@/components/ui/toolbar';
import { describeFilter, listParams } from '@/lib/ledger/conditions';
import type { CountedList } from '@/lib/ledger/counted';
import { fieldOf, type Ledger } from '@/lib/ledger/define';
import type { Condition } from '@/lib/ledger/filter';
import { paths } from '@/lib/platform/paths';

type Props = {
  ledger: Ledger;
  list: Pick<CountedList, 'query' | 'area'>;
  /** What the page asks for besides the kit's own filter. */
  extra?: { name: string; label: string; value: string; word: string } | undefined;
};

/** What is chosen of a choice or a flag, as its address has it. */
function chosenOf(condition: Condition | undefined): string {
  if (condition && 'in' in condition) return condition.in.join();
  if (condition && 'is' in condition) return condition.is ? 'yes' : 'no';
  return '';
}

/** Search, area and the filters of the definition; what is on stands below as chips. */
export function CountedFilters({ ledger, list: { query, area }, extra }: Props) {
  const { fields = {}, search } = query.filter;
  const own = listParams(query, ledger.list);
  if (extra?.value) own.set(extra.name, extra.value);
  const without = (params: readonly string[]) => {
    const rest = new URLSearchParams(own);
    for (const param of params) rest.delete(param);
    return paths.ledger(ledger.name, rest);
  };
  const chips = [
    ...describeFilter(ledger, query.filter, area?.name ?? null),
    ...(extra?.value ? [{ label: extra.label, value: extra.word, params: [extra.name] }] : []),
  ].map(({ label, value, params }) => ({ label, value, removeHref: without(params) }));
  const shown = ledger.list.filters.flatMap((name) => [name, `${name}.from`, `${name}.to`]);
  const keep = Object.fromEntries(
    [...own].filter(([name]) => !['q', 'area', 'page', ...shown].includes(name)),
  );
  return (
    <FilterBar
      action={paths.ledger(ledger.name)}
      chips={chips}
      clearHref={paths.ledger(ledger.name)}
      keep={keep}
    >
      <FilterField htmlFor="filter-q" label="搜索">
        <TextInput className="w-40" defaultValue={search} id="filter-q" key={search} name="q" type="search" />
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
      {ledger.list.filters.map((name) => {
        const field = fieldOf(ledger, name);
        const condition = fields[name];
        const id = `filter-${name}`;
        if (field.kind === 'choice' || field.kind === 'flag') {
          const chosen = chosenOf(condition);
          const options =
            field.kind === 'flag' ? { yes: field.yes ?? '是', no: field.no ?? '否' } : field.options;
          return (
            <FilterField htmlFor={id} key={name} label={field.label}>
              <Select
                blank="全部"
                defaultValue={chosen}
                id={id}
                name={name}
                options={[
                  ...(chosen.includes(',') ? [{ value: chosen, label: '几种' }] : []),
                  ...Object.entries(options).map(([value, label]) => ({ value, label })),
                ]}
              />
            </FilterField>
          );
        }
        const bounds = condition && ('from' in condition || 'to' in condition) ? condition : {};
        return (
          <FilterField className="max-md:hidden" htmlFor={id} key={name} label={field.label}>
            <DateInput
              className="w-34"
              defaultValue={String(bounds.from ?? '')}
              id={id}
              name={`${name}.from`}
            />
            <DateInput
              aria-label={`${field.label}至`}
              className="w-34"
              defaultValue={String(bounds.to ?? '')}
              name={`${name}.to`}
            />
          </FilterField>
        );
      })}
    </FilterBar>
  );
}

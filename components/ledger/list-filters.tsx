import type { ReactNode } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { FilterBar } from '@/components/ui/filter-bar';
import { DateInput, Select, TextInput } from '@/components/ui/inputs';
import { FilterField } from '@/components/ui/toolbar';
import { describeFilter, listParams } from '@/lib/ledger/conditions';
import { fieldOf, type Ledger } from '@/lib/ledger/define';
import type { Field } from '@/lib/ledger/fields';
import { type Condition, reviewLabels, statusLabels } from '@/lib/ledger/filter';
import type { ListQuery } from '@/lib/ledger/query';
import { type Labels, unitOf } from '@/lib/ledger/values';
import { paths } from '@/lib/platform/paths';

type Props = {
  ledger: Ledger;
  query: ListQuery;
  area: { id: number; name: string } | null;
  labels: Labels;
  tools: ReactNode;
};

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Search and the filters most used in a line, the others behind 更多条件; what is on stands below as chips. */
export function ListFilters({ ledger, query, area, labels, tools }: Props) {
  const { filter } = query;
  const chips = describeFilter(ledger, filter, area?.name ?? null, labels).map(({ label, value, params }) => {
    const rest = listParams(query, ledger.list);
    for (const param of params) rest.delete(param);
    return { label, value, removeHref: paths.ledger(ledger.name, rest) };
  });
  const keep = Object.fromEntries(
    [...listParams(query, ledger.list)].filter(([key]) =>
      ['area', 'own', 'sort', 'columns', 'on', 'period', 'tree', 'import', 'missing'].includes(key),
    ),
  );
  return (
    <FilterBar
      action={paths.ledger(ledger.name)}
      chips={chips}
      clearHref={paths.ledger(ledger.name)}
      end={tools}
      keep={keep}
    >
      <FilterControls ledger={ledger} query={query} />
    </FilterBar>
  );
}

/** What a filter can ask of a ledger's records, but for where and when. */
export function FilterControls({ ledger, query: { filter } }: Pick<Props, 'ledger' | 'query'>) {
  const fields = filter.fields ?? {};
  const quick = ledger.list.filters.filter((name) => fieldOf(ledger, name).kind === 'choice').slice(0, 2);
  const further = ledger.list.filters.filter((name) => !quick.includes(name));
  return (
    <>
      <FilterField htmlFor="filter-q" label="搜索">
        <TextInput
          className="w-44"
          defaultValue={filter.search}
          id="filter-q"
          key={filter.search}
          name="q"
          placeholder="名称、拼音、编码"
          type="search"
        />
      </FilterField>
      {quick.map((name) => (
        <FilterControl condition={fields[name]} field={fieldOf(ledger, name)} key={name} name={name} />
      ))}
      <FilterField htmlFor="filter-review" label="审核">
        <Select
          blank="全部"
          defaultValue={filter.review?.join(',') ?? ''}
          id="filter-review"
          name="review"
          options={optionsOf(reviewLabels)}
        />
      </FilterField>
      <Disclosure open={further.some((name) => fields[name])} summary="更多条件">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {further.map((name) => (
            <FilterControl condition={fields[name]} field={fieldOf(ledger, name)} key={name} name={name} />
          ))}
          <FilterField htmlFor="filter-status" label="状态">
            <Select
              defaultValue={filter.status ?? 'active'}
              id="filter-status"
              name="status"
              options={optionsOf(statusLabels)}
            />
          </FilterField>
        </div>
      </Disclosure>
    </>
  );
}

function FilterControl({
  name,
  field,
  condition,
}: {
  name: string;
  field: Field;
  condition: Condition | undefined;
}) {
  const id = `filter-${name}`;
  if (field.kind === 'choice' || field.kind === 'flag') {
    const options =
      field.kind === 'choice'
        ? optionsOf(field.options)
        : [
            { value: 'yes', label: field.yes ?? '是' },
            { value: 'no', label: field.no ?? '否' },
          ];
    const several = condition && 'in' in condition && condition.in.length > 1 ? condition.in : null;
    const chosen =
      condition && 'in' in condition
        ? condition.in.join(',')
        : condition && 'is' in condition
          ? condition.is
            ? 'yes'
            : 'no'
          : '';
    // A link may have asked for several at once; keep that choice when the form is sent again.
    const extra = several
      ? [
          {
            value: several.join(','),
            label: several
              .map((value) => options.find((option) => option.value === value)?.label ?? value)
              .join('、'),
          },
        ]
      : [];
    return (
      <FilterField htmlFor={id} label={field.label}>
        <Select
          blank="全部"
          className="max-w-40"
          defaultValue={chosen}
          id={id}
          name={name}
          options={[...options, ...extra]}
        />
      </FilterField>
    );
  }
  const { from, to } =
    condition && ('from' in condition || 'to' in condition) ? condition : { from: undefined, to: undefined };
  const Input = field.kind === 'date' ? DateInput : TextInput;
  const unit = unitOf(field);
  const width = field.kind === 'date' ? 'w-36' : 'w-20';
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">{field.label}</legend>
      <span aria-hidden="true" className="text-ink-2 text-table">
        {field.label}
        {unit && `（${unit}）`}
      </span>
      <Input
        aria-label={`${field.label}，从`}
        className={width}
        defaultValue={from ?? ''}
        key={`from${from}`}
        name={`${name}.from`}
      />
      <span aria-hidden="true">–</span>
      <Input
        aria-label={`${field.label}，到`}
        className={width}
        defaultValue={to ?? ''}
        key={`to${to}`}
        name={`${name}.to`}
      />
    </fieldset>
  );
}

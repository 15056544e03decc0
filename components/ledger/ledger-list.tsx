import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { DataTable, EmptyRows, HeaderCell, ListPage, SortableHeader } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Menu, MenuLink } from '@/components/ui/menu';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SelectPage } from '@/components/ui/selection';
import { listParams } from '@/lib/ledger/conditions';
import { fieldOf, type Ledger } from '@/lib/ledger/define';
import type { LoadedList } from '@/lib/ledger/list';
import type { ListQuery } from '@/lib/ledger/query';
import type { LedgerRecord } from '@/lib/ledger/record';
import { display, isNumeric, unitOf } from '@/lib/ledger/values';
import { paths } from '@/lib/platform/paths';
import { ListFilters } from './list-filters';
import { RecordRows, type ShownColumn, type ShownRow } from './record-rows';

type Props = LoadedList & {
  ledger: Ledger;
  /** Saved views, chosen columns and export: forms of the page's own. */
  tools: ReactNode;
  /** A line on what the rows are, above them. */
  about?: ReactNode;
  /** Whether rows can be ticked; what is done with them is a form around the table. */
  selectable?: boolean;
  wrap?: (table: ReactNode) => ReactNode;
};

/** A ledger's list. All of its state is in the address; it works without script. */
export function LedgerList({
  ledger,
  tools,
  about,
  selectable = false,
  wrap = (table) => table,
  ...list
}: Props) {
  const { query, rows, total, may } = list;
  const own = listParams(query, ledger.list);
  const hrefWith = (changes: Record<string, string>) => {
    const params = new URLSearchParams(own);
    for (const [key, value] of Object.entries(changes)) params.set(key, value);
    return paths.ledger(ledger.name, params);
  };
  const table = (
    <DataTable label={`${ledger.label}列表`} stacked>
      <ListHead ledger={ledger} query={query} hrefWith={hrefWith} selectable={selectable} />
      {rows.length === 0 ? (
        <tbody>
          <EmptyRows columns={query.columns.length + 2}>
            <Empty ledger={ledger} list={list} />
          </EmptyRows>
        </tbody>
      ) : (
        <RecordRows
          columns={query.columns.map((name) => shownColumn(ledger, name))}
          rows={rows.map((row) => shownRow(ledger, list, row))}
          selectable={selectable}
        />
      )}
    </DataTable>
  );
  return (
    <ListPage>
      <PageHeader
        title={ledger.label}
        description={ledger.description}
        primary={
          may.write && (
            <ButtonLink href={paths.newRecord(ledger.name)} icon="plus" variant="primary">
              新增{ledger.label}
            </ButtonLink>
          )
        }
        secondary={
          may.import && (
            <Menu icon="upload" label="导入">
              <MenuLink href={paths.newImport(ledger.name)} icon="upload">
                上传文件
              </MenuLink>
              <MenuLink download href={paths.importTemplate(ledger.name)} icon="download">
                下载模板
              </MenuLink>
              <MenuLink href={paths.imports({ ledger: ledger.name })} icon="history">
                导入记录
              </MenuLink>
            </Menu>
          )
        }
      />
      <ListFilters area={list.area} labels={list.labels} ledger={ledger} query={query} tools={tools} />
      {about}
      {wrap(table)}
      <Pagination
        hrefFor={(page, size) => hrefWith({ page: String(page), size: String(size) })}
        page={query.page}
        pageSize={query.size}
        total={total}
        unit={ledger.measureWord}
      />
    </ListPage>
  );
}

type HrefWith = (changes: Record<string, string>) => string;

function ListHead({
  ledger,
  query,
  hrefWith,
  selectable,
}: {
  ledger: Ledger;
  query: ListQuery;
  hrefWith: HrefWith;
  selectable: boolean;
}) {
  return (
    <thead>
      <tr>
        {selectable && (
          <HeaderCell className="w-8">
            <SelectPage name="id" />
          </HeaderCell>
        )}
        {query.columns.map((name) => {
          const field = fieldOf(ledger, name);
          const unit = unitOf(field);
          const label = unit ? `${field.label}（${unit}）` : field.label;
          if (field.kind === 'reference') return <HeaderCell key={name}>{label}</HeaderCell>;
          const isSorted = query.sort.name === name;
          return (
            <SortableHeader
              href={hrefWith({ sort: isSorted && !query.sort.descending ? `-${name}` : name })}
              key={name}
              label={label}
              numeric={isNumeric(field)}
              order={isSorted ? (query.sort.descending ? 'descending' : 'ascending') : undefined}
            />
          );
        })}
        <HeaderCell>状态</HeaderCell>
      </tr>
    </thead>
  );
}

function shownRow(
  ledger: Ledger,
  list: LoadedList,
  { id, retiredOn, reviewState, values }: LedgerRecord,
): ShownRow {
  const cells = list.query.columns.map((name) => display(fieldOf(ledger, name), values[name], list.labels));
  return {
    id,
    retiredOn,
    reviewState,
    title: String(values.name),
    href: paths.record(ledger.name, id),
    cells,
  };
}

const shownColumn = (ledger: Ledger, name: string): ShownColumn => {
  const field = fieldOf(ledger, name);
  return { name, label: field.label, isNumeric: isNumeric(field) };
};

function Empty({ ledger, list: { query, area, may } }: { ledger: Ledger; list: LoadedList }) {
  const isFiltered = filterCount(query) > 0 || area;
  if (isFiltered) {
    return (
      <EmptyState
        action={<ButtonLink href={paths.ledger(ledger.name)}>清除筛选</ButtonLink>}
        title={`没有符合条件的${ledger.label}`}
      >
        换个条件再试，或清除全部筛选。
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={may.import && <ButtonLink href={paths.newImport(ledger.name)}>从 Excel 导入</ButtonLink>}
      title={`还没有${ledger.label}`}
    >
      {may.write ? '可以逐条新增，也可以下载模板，填好后一次导入。' : '填报员录入或导入以后，会出现在这里。'}
    </EmptyState>
  );
}

const filterCount = ({ filter }: ListQuery) =>
  Object.keys(filter.fields ?? {}).length +
  [filter.search, filter.on, filter.review, filter.importId, filter.status !== 'active'].filter(Boolean)
    .length;

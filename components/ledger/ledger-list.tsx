import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import {
  Cell,
  DataTable,
  EmptyRows,
  HeaderCell,
  ListPage,
  Row,
  SortableHeader,
} from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Menu, MenuLink } from '@/components/ui/menu';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SelectPage, SelectRow } from '@/components/ui/selection';
import { TextLink } from '@/components/ui/text-link';
import { listParams } from '@/lib/ledger/conditions';
import { fieldOf, type Ledger } from '@/lib/ledger/define';
import type { LoadedList } from '@/lib/ledger/list';
import type { ListQuery } from '@/lib/ledger/query';
import type { LedgerRecord } from '@/lib/ledger/record';
import { display, isNumeric, unitOf } from '@/lib/ledger/values';
import { paths } from '@/lib/platform/paths';
import { ListFilters } from './list-filters';
import { RecordBadges } from './record-badges';

type Props = LoadedList & {
  ledger: Ledger;
  /** Saved views, chosen columns and export: forms of the page's own. */
  tools: ReactNode;
  /** Whether rows can be ticked; what is done with them is a form around the table. */
  selectable?: boolean;
  wrap?: (table: ReactNode) => ReactNode;
};

/** A ledger's list. All of its state is in the address; it works without script. */
export function LedgerList({ ledger, tools, selectable = false, wrap = (table) => table, ...list }: Props) {
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
      <tbody>
        {rows.length === 0 ? (
          <EmptyRows columns={query.columns.length + 2}>
            <Empty ledger={ledger} list={list} />
          </EmptyRows>
        ) : (
          rows.map((row) => (
            <ListRow key={row.id} ledger={ledger} list={list} row={row} selectable={selectable} />
          ))
        )}
      </tbody>
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
      <ListFilters area={list.area} hrefWith={hrefWith} ledger={ledger} query={query} tools={tools} />
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

function ListRow({
  ledger,
  list,
  row,
  selectable,
}: {
  ledger: Ledger;
  list: LoadedList;
  row: LedgerRecord;
  selectable: boolean;
}) {
  const name = String(row.values.name);
  return (
    <Row>
      {selectable && (
        <Cell>
          <SelectRow label={name} name="id" value={String(row.id)} />
        </Cell>
      )}
      {list.query.columns.map((column) => {
        const field = fieldOf(ledger, column);
        const text = display(field, row.values[column], list.labels);
        return (
          <Cell
            key={column}
            label={field.label}
            muted={!text}
            numeric={isNumeric(field)}
            title={text.length > 18 ? text : undefined}
          >
            {column === 'name' ? (
              <TextLink href={paths.record(ledger.name, row.id)}>{name}</TextLink>
            ) : (
              text || '—'
            )}
          </Cell>
        );
      })}
      <Cell>
        <RecordBadges record={row} />
      </Cell>
    </Row>
  );
}

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

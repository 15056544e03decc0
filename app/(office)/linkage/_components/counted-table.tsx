import { Cell, DataTable, EmptyRows, HeaderCell, ListPage, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import { listParams } from '@/lib/ledger/conditions';
import type { CountedList } from '@/lib/ledger/counted';
import { fieldOf, type Ledger } from '@/lib/ledger/define';
import { display } from '@/lib/ledger/values';
import { paths } from '@/lib/platform/paths';
import { CountedFilters } from './counted-filters';
import { LinkageTabs } from './linkage-tabs';

/** Which column of a row leads where. */
type Link = { column: string; hrefOf: (id: number) => string | undefined };
type Props = {
  ledger: Ledger;
  list: CountedList;
  columns: readonly string[];
  tab: string;
  empty: string;
  link?: Link;
};

/** A plain list of what is counted: to look at, and for figures to open. */
export function CountedTable({ ledger, list, columns, tab, empty, link }: Props) {
  const { query, area, rows, total } = list;
  const hrefWith = (page: number, size: number) => {
    const params = listParams(query, ledger.list);
    params.set('page', String(page));
    params.set('size', String(size));
    return paths.ledger(ledger.name, params);
  };
  return (
    <ListPage>
      <PageHeader description={ledger.description} title={ledger.label} />
      <LinkageTabs areaId={area?.id} current={tab} />
      <div className="pt-2">
        <CountedFilters ledger={ledger} list={list} />
      </div>
      <DataTable label={ledger.label} stacked>
        <thead>
          <tr>
            {columns.map((name) => (
              <HeaderCell key={name}>{fieldOf(ledger, name).label}</HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, values, areaName }) => (
            <Row key={id}>
              {columns.map((name) => {
                const field = fieldOf(ledger, name);
                const text = field.kind === 'area' ? areaName : display(field, values[name]);
                const href = link?.column === name ? link.hrefOf(id) : undefined;
                return (
                  <Cell key={name} label={field.label} title={text} wrap={name === 'note'}>
                    {href ? <TextLink href={href}>{text}</TextLink> : text || '—'}
                  </Cell>
                );
              })}
            </Row>
          ))}
          {rows.length === 0 && (
            <EmptyRows columns={columns.length}>
              <EmptyState title={`没有这样的${ledger.label}`}>{empty}</EmptyState>
            </EmptyRows>
          )}
        </tbody>
      </DataTable>
      <Pagination
        hrefFor={hrefWith}
        page={query.page}
        pageSize={query.size}
        total={total}
        unit={ledger.measureWord}
      />
    </ListPage>
  );
}

import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { TextLink } from '@/components/ui/text-link';
import type { AnnexEntry } from '@/lib/platform/documents/model';

type Props = {
  entries: readonly AnnexEntry[];
  /** Absent in a report that was frozen before there was one. */
  note: string | undefined;
  /** Where a code leads; a frozen report leads nowhere, for what it counted may have changed. */
  hrefOf?: (code: string) => string;
};

export function AnnexTable({ entries, note, hrefOf }: Props) {
  return (
    <>
      <DataTable flow label="指标说明">
        <thead>
          <tr>
            <HeaderCell>编码</HeaderCell>
            <HeaderCell>指标</HeaderCell>
            <HeaderCell>定义</HeaderCell>
            <HeaderCell>来源</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ code, name, definition, source, conditions }) => (
            <Row key={code}>
              <Cell>{hrefOf ? <TextLink href={hrefOf(code)}>{code}</TextLink> : code}</Cell>
              <Cell>{name}</Cell>
              <Cell wrap>{definition}</Cell>
              <Cell wrap>{[source, conditions].filter(Boolean).join('；')}</Cell>
            </Row>
          ))}
        </tbody>
      </DataTable>
      {note && <p className="mt-1 text-ink-2 text-note">{note}</p>}
    </>
  );
}

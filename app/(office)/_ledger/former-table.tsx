import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { Section } from '@/components/ui/page-header';
import type { Former } from '@/lib/ledger/former';

const kindLabels: Record<Former['kind'], string> = { code: '原编码', place: '原所属辖区' };

/** What a record had and where it stood before areas changed: it can still be found by it. */
export function FormerTable({ former }: { former: readonly Former[] }) {
  return (
    <Section title="区划调整前">
      <DataTable flow label="区划调整前的编码和所属辖区">
        <thead>
          <tr>
            <HeaderCell>内容</HeaderCell>
            <HeaderCell>调整前</HeaderCell>
            <HeaderCell>至（不含）</HeaderCell>
            <HeaderCell>依据</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {former.map(({ kind, text, until, document }) => (
            <Row key={`${kind}${until}`}>
              <Cell>{kindLabels[kind]}</Cell>
              <Cell>{text}</Cell>
              <Cell>{until}</Cell>
              <Cell muted wrap>
                {document || '—'}
              </Cell>
            </Row>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

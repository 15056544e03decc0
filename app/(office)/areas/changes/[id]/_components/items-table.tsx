import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { kindLabels, shareText } from '@/lib/domain/area-changes/plan';
import type { ItemRow } from '@/lib/domain/area-changes/queries';
import { levelLabels } from '@/lib/platform/areas/texts';
import { paths } from '@/lib/platform/paths';
import { accept, settle } from '../../actions';
import { AcceptButton } from './accept-button';
import { SettleDialog } from './settle-dialog';

type Props = {
  changeId: number;
  rows: readonly ItemRow[];
  /** Whether the reader may settle what is in doubt. */
  isOpen: boolean;
  /** The same page without a filter, when one is on. */
  clearHref: string | null;
};

export function ItemsTable({ changeId, rows, isOpen, clearHref }: Props) {
  return (
    <DataTable label="辖区的变动">
      <thead>
        <tr>
          <HeaderCell>级别</HeaderCell>
          <HeaderCell>变更前</HeaderCell>
          <HeaderCell>变动</HeaderCell>
          <HeaderCell>变更后</HeaderCell>
          <HeaderCell>说明</HeaderCell>
          {isOpen && (
            <HeaderCell>
              <span className="sr-only">操作</span>
            </HeaderCell>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((item) => (
          <Row key={item.id}>
            <Cell>{levelLabels[item.level]}</Cell>
            <Cell wrap>
              {item.areaId && (
                <Place code={item.code} parent={`${item.parentName} ${item.parentCode}`}>
                  <TextLink href={paths.area(item.areaId)}>{item.name}</TextLink>
                </Place>
              )}
            </Cell>
            <Cell>
              <Badge tone={item.isSettled ? 'grey' : 'yellow'}>{kindLabels[item.kind]}</Badge>
            </Cell>
            <Cell wrap>
              <After item={item} />
            </Cell>
            <Cell muted wrap>
              {item.doubt && <p>{item.doubt}</p>}
              {item.settledBy && <p>由{item.settledBy}确定</p>}
            </Cell>
            {isOpen && (
              <Cell className="text-right">
                <Operations changeId={changeId} item={item} />
              </Cell>
            )}
          </Row>
        ))}
        {rows.length === 0 && (
          <EmptyRows columns={isOpen ? 6 : 5}>
            <EmptyState
              action={clearHref && <ButtonLink href={clearHref}>清除筛选</ButtonLink>}
              title="没有符合条件的辖区"
            />
          </EmptyRows>
        )}
      </tbody>
    </DataTable>
  );
}

function After({ item: { newCode, newName, newParentName, newParentCode, targets } }: { item: ItemRow }) {
  if (newCode)
    return (
      <Place code={newCode} parent={`${newParentName} ${newParentCode}`}>
        {newName}
      </Place>
    );
  return targets.length === 0 ? (
    '—'
  ) : (
    <ul>
      {targets.map(({ code, name, share }) => (
        <li key={code}>
          {name} <span className="text-ink-2">{code}</span>
          {targets.length > 1 && ` ${shareText(share)}`}
        </li>
      ))}
    </ul>
  );
}

const Place = ({ code, parent, children }: { code: string | null; parent: string; children: ReactNode }) => (
  <>
    <p>
      {children} <span className="text-ink-2">{code}</span>
    </p>
    <p className="text-ink-2 text-note">{parent}</p>
  </>
);

/** What is sure can be settled otherwise all the same: somebody may know better. */
function Operations({ changeId, item }: { changeId: number; item: ItemRow }) {
  if (item.areaId === null) return null;
  const hasProposal = item.newCode !== null || item.targets.length > 0;
  return (
    <div className="flex items-center justify-end gap-1">
      {!item.isSettled && hasProposal && (
        <AcceptButton action={accept} changeId={changeId} itemId={item.id} name={item.name ?? ''} />
      )}
      <SettleDialog action={settle} changeId={changeId} item={item} />
    </div>
  );
}

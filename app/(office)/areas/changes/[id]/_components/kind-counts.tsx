import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { TextLink } from '@/components/ui/text-link';
import { editionLevels, kindLabels } from '@/lib/domain/area-changes/plan';
import type { KindCount } from '@/lib/domain/area-changes/queries';
import { levelLabels } from '@/lib/platform/areas/texts';
import type { AreaChangeKind } from '@/prisma/client/enums';
import type { Filters } from '../filters';

type Props = { counts: readonly KindCount[]; hrefFor: (filters: Filters) => string };

const kinds = Object.keys(kindLabels) as AreaChangeKind[];

/** How many areas of each level and kind; each number opens its rows. */
export function KindCounts({ counts, hrefFor }: Props) {
  const sum = (own: readonly KindCount[], key: 'n' | 'open') => own.reduce((all, each) => all + each[key], 0);
  return (
    <DataTable flow label="各级辖区的变动">
      <thead>
        <tr>
          <HeaderCell>级别</HeaderCell>
          {kinds.map((kind) => (
            <HeaderCell key={kind} numeric>
              {kindLabels[kind]}
            </HeaderCell>
          ))}
          <HeaderCell numeric>存疑</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {editionLevels.map((level) => {
          const own = counts.filter((each) => each.level === level);
          if (own.length === 0) return null;
          return (
            <Row key={level}>
              <Cell>{levelLabels[level]}</Cell>
              {kinds.map((kind) => (
                <Cell key={kind} numeric>
                  <Count
                    href={hrefFor({ level, kind })}
                    n={sum(
                      own.filter((each) => each.kind === kind),
                      'n',
                    )}
                    of={`${levelLabels[level]}${kindLabels[kind]}`}
                  />
                </Cell>
              ))}
              <Cell numeric>
                <Count
                  href={hrefFor({ level, isOpen: true })}
                  n={sum(own, 'open')}
                  of={`${levelLabels[level]}存疑`}
                />
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </DataTable>
  );
}

const Count = ({ n, href, of }: { n: number; href: string; of: string }) =>
  n === 0 ? (
    <span className="text-ink-2">0</span>
  ) : (
    <TextLink aria-label={`${of} ${n.toLocaleString('zh-CN')} 个`} href={href} scroll={false}>
      {n.toLocaleString('zh-CN')}
    </TextLink>
  );

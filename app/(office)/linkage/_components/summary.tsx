import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { Disclosure } from '@/components/ui/disclosure';
import { TextLink } from '@/components/ui/text-link';
import { problemStateLabels } from '@/lib/domain/linkage/definition';
import type { ProblemList } from '@/lib/domain/linkage/queries';
import { levelLabels } from '@/lib/platform/areas/texts';
import type { AreaLevel, LinkageProblemState } from '@/prisma/client/enums';

const levels: readonly AreaLevel[] = ['city', 'district', 'street', 'community', 'estate'];
const states = Object.keys(problemStateLabels) as LinkageProblemState[];

type Props = { summary: ProblemList['summary']; hrefWith: (changes: Record<string, string>) => string };

/** Which level is to solve how many, and how many it has. */
export function Summary({ summary, hrefWith }: Props) {
  const shown = levels.filter((level) => summary.some((row) => row.level === level));
  if (shown.length === 0) return null;
  const count = (level: AreaLevel, state?: LinkageProblemState) =>
    summary
      .filter((row) => row.level === level && (!state || row.state === state))
      .reduce((sum, { n }) => sum + n, 0);
  const number = (level: AreaLevel, state?: LinkageProblemState) => {
    const n = count(level, state);
    if (n === 0) return '0';
    return (
      <TextLink href={hrefWith({ responsible: level, state: state ?? '', page: '1' })}>
        {n.toLocaleString('zh-CN')}
      </TextLink>
    );
  };
  return (
    <div className="px-4 pb-2">
      <Disclosure summary="按谁来解决汇总">
        <DataTable flow label="按谁来解决汇总">
          <thead>
            <tr>
              <HeaderCell>谁来解决</HeaderCell>
              {states.map((state) => (
                <HeaderCell key={state} numeric>
                  {problemStateLabels[state]}
                </HeaderCell>
              ))}
              <HeaderCell numeric>合计</HeaderCell>
              <HeaderCell numeric>解决率</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {shown.map((level) => (
              <Row key={level}>
                <Cell>{levelLabels[level]}</Cell>
                {states.map((state) => (
                  <Cell key={state} numeric>
                    {number(level, state)}
                  </Cell>
                ))}
                <Cell numeric>{number(level)}</Cell>
                <Cell numeric>{`${((count(level, 'solved') / count(level)) * 100).toFixed(1)}%`}</Cell>
              </Row>
            ))}
          </tbody>
        </DataTable>
      </Disclosure>
    </div>
  );
}

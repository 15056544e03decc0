import type { ReactNode } from 'react';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader, Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { percentText } from '@/lib/domain/indicators/format';
import { type AreaEnded, type Origin, readMerger } from '@/lib/domain/indicators/tree';
import type { Actor } from '@/lib/platform/actor';
import { addDays } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';

type Query = { period?: string; tree?: string };

/** Why an area that has been set up since is shown by today's areas, and where what it came from is to be seen. */
export function SetUpSince({
  actor,
  name,
  origin,
  query: { period },
}: {
  actor: Actor;
  name: string;
  origin: Origin;
  query: Query;
}) {
  return (
    <Place>
      <Notice>
        {name}于 {origin.since} 设立，{origin.day} 时还没有，这里按现区划统计。
        {origin.from.length > 0 && '来自：'}
        {origin.from.map(({ id, name: from, ...place }, at) => (
          <span key={id}>
            {at > 0 && '、'}
            {can(actor, 'dashboard.read', place) ? (
              <TextLink href={paths.dashboard(id, { period })}>{from}</TextLink>
            ) : (
              from
            )}
          </span>
        ))}
      </Notice>
    </Place>
  );
}

/** Says, to whoever came by the address of an area that is no more, where he has been led. */
export async function LedHere({ actor, from, to }: { actor: Actor; from: number; to: number }) {
  const merger = await readMerger(actor, from, to);
  if (!merger) return null;
  return (
    <Place>
      <Notice>
        {merger.name}已于 {merger.on} 并入本辖区{merger.document && `（${merger.document}）`}。
        <TextLink href={paths.dashboard(from, { period: lastMonthBefore(merger.on) })}>
          看撤销前的看板
        </TextLink>
      </Notice>
    </Place>
  );
}

/** An area that went into several: it has no figures of today, its successors have. */
export function EndedArea({
  actor,
  ended: { area, endedOn, successors },
  query: { period },
}: {
  actor: Actor;
  ended: AreaEnded;
  query: Query;
}) {
  const [document] = successors.map((each) => each.document).filter(Boolean);
  return (
    <>
      <PageHeader
        description={`已于 ${endedOn} 撤销${document ? `，依据：${document}` : ''}。`}
        title={area.name}
      />
      <Section
        actions={
          <TextLink href={paths.dashboard(area.id, { period: lastMonthBefore(endedOn) })}>
            看撤销前的看板
          </TextLink>
        }
        description="没有逐条划归的记录按份额计入。"
        title="现属辖区"
      >
        {successors.length === 0 ? (
          <EmptyState title="没有承接的辖区">它的记录仍计入上级辖区。</EmptyState>
        ) : (
          <DataTable flow label="现属辖区">
            <thead>
              <tr>
                <HeaderCell>辖区</HeaderCell>
                <HeaderCell numeric>份额</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {successors.map(({ id, name, share, ...place }) => (
                <Row key={id}>
                  <Cell>
                    {can(actor, 'dashboard.read', place) ? (
                      <TextLink href={paths.dashboard(id, { period, tree: period && 'today' })}>
                        {name}
                      </TextLink>
                    ) : (
                      name
                    )}
                  </Cell>
                  <Cell numeric>{percentText(share * 100)}</Cell>
                </Row>
              ))}
            </tbody>
          </DataTable>
        )}
      </Section>
    </>
  );
}

const Place = ({ children }: { children: ReactNode }) => <div className="px-4 pb-3">{children}</div>;

/** The last month at whose end it still was there. */
const lastMonthBefore = (day: string) => addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7);

import { Refresh } from '@/components/ledger/refresh';
import { Badge } from '@/components/ui/badge';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { PageHeader, Section } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { TextLink } from '@/components/ui/text-link';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { carried, periodFrom, recentPeriods } from '@/lib/domain/indicators/period';
import { listPeriods, type PeriodRow } from '@/lib/domain/periods/queries';
import { type Day, today, wallTime } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { parsePeriod } from '@/lib/platform/period';
import { can } from '@/lib/platform/scope';
import { numberParam } from '@/lib/platform/search-params';
import { LockButton, ReopenButton } from './_components/lock-buttons';

export const metadata = { title: '期间' };

/** Which periods of a year are final for an area, and by whose word. */
export default page('dashboard.read', async (actor, { searchParams }) => {
  const areaId = numberParam(searchParams, 'area') ?? ownAreas(actor, 'dashboard.read')[0]?.areaId ?? 0;
  const year = periodFrom(searchParams).key.slice(0, 4);
  const { area, rows, reopened } = await listPeriods(actor, areaId, Number(year));
  const years = recentPeriods().filter(({ key }) => key.length === 4);
  const mayLock = can(actor, 'period.lock', area);
  return (
    <>
      {rows.some(({ kept }) => kept && !kept.countedAt) && <Refresh every={2_000} />}
      <PageHeader
        description={`${area.name}。期间锁定以后，数才是定数；台账再有改动，显示为更正，两个值都在。上级锁定的，对下级同样有效。`}
        title="期间"
      />
      <Tabs
        label="年度"
        tabs={years.map(({ key }) => ({
          label: key,
          href: paths.periods({ area: area.id, period: key }),
          current: key === year,
        }))}
      />
      <Section title={`${year} 年`}>
        <DataTable flow label={`${year} 年各期间`}>
          <thead>
            <tr>
              <HeaderCell>期间</HeaderCell>
              <HeaderCell>状态</HeaderCell>
              <HeaderCell>锁定的辖区</HeaderCell>
              <HeaderCell>锁定人</HeaderCell>
              <HeaderCell>时间</HeaderCell>
              {mayLock && (
                <HeaderCell>
                  <span className="sr-only">操作</span>
                </HeaderCell>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ period, kept }) => (
              <Row key={period.key}>
                <Cell>
                  <TextLink href={paths.dashboard(area.id, { period: carried(period) })}>
                    {period.label}
                  </TextLink>
                </Cell>
                <Cell>
                  <State kept={kept} to={period.to} />
                </Cell>
                <Cell>{kept?.lockedAt && kept.areaName}</Cell>
                <Cell>{kept?.lockedBy}</Cell>
                <Cell>
                  {kept?.lockedAt ? (
                    <TextLink href={paths.period(kept.id)}>{wallTime(kept.lockedAt)}</TextLink>
                  ) : (
                    kept?.countedAt && wallTime(kept.countedAt)
                  )}
                </Cell>
                {mayLock && (
                  <Cell>
                    {kept?.lockedAt
                      ? kept.areaId === area.id && (
                          <ReopenButton id={kept.id} title={`${area.name} ${period.label}`} />
                        )
                      : period.to < today() && <LockButton area={area} period={period} />}
                  </Cell>
                )}
              </Row>
            ))}
          </tbody>
        </DataTable>
      </Section>
      {reopened.length > 0 && (
        <Section title="解除过的锁定">
          <DataTable flow label="解除过的锁定">
            <thead>
              <tr>
                <HeaderCell>期间</HeaderCell>
                <HeaderCell>辖区</HeaderCell>
                <HeaderCell>锁定</HeaderCell>
                <HeaderCell>解除</HeaderCell>
                <HeaderCell>原因</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {reopened.map((lock) => (
                <Row key={lock.id}>
                  <Cell>
                    <TextLink href={paths.period(lock.id)}>
                      {parsePeriod(lock.period)?.label ?? lock.period}
                    </TextLink>
                  </Cell>
                  <Cell>{lock.areaName}</Cell>
                  <Cell>
                    {lock.lockedBy} {lock.lockedAt && wallTime(lock.lockedAt)}
                  </Cell>
                  <Cell>
                    {lock.reopenedBy} {lock.reopenedAt && wallTime(lock.reopenedAt)}
                  </Cell>
                  <Cell wrap>{lock.reason}</Cell>
                </Row>
              ))}
            </tbody>
          </DataTable>
        </Section>
      )}
    </>
  );
});

function State({ kept, to }: { kept: PeriodRow['kept']; to: Day }) {
  if (kept?.lockedAt && !kept.countedAt) return <Badge tone="yellow">锁定中</Badge>;
  if (kept?.lockedAt) return <Badge tone="green">已锁定</Badge>;
  if (to >= today()) return <Badge tone="blue">进行中</Badge>;
  return <Badge>{kept ? '未锁定，月末已留存' : '未锁定'}</Badge>;
}

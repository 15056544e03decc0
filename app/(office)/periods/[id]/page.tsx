import { redirect } from 'next/navigation';
import { Refresh } from '@/components/ledger/refresh';
import { Badge } from '@/components/ui/badge';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { DefinitionList } from '@/components/ui/definition-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader, Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { codeOf, type IndicatorId, indicatorIds, nameOf } from '@/lib/domain/indicators/catalogue';
import { readStanding, type Standing } from '@/lib/domain/indicators/figures';
import { inWords, show } from '@/lib/domain/indicators/format';
import type { Kept } from '@/lib/domain/indicators/kept';
import { getLock, type Lock } from '@/lib/domain/periods/queries';
import { wallTime } from '@/lib/platform/clock';
import { notFound } from '@/lib/platform/errors';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { parsePeriod } from '@/lib/platform/period';
import { can } from '@/lib/platform/scope';
import { numberParam } from '@/lib/platform/search-params';
import { ReopenButton } from '../_components/lock-buttons';

export const metadata = { title: '期间' };

/** A lock: who, when, and what has been corrected since, in its area and in those below. */
export default page<{ id: string }>('dashboard.read', async (actor, { params, searchParams }) => {
  const lock = await getLock(actor, Number(params.id));
  const period = parsePeriod(lock.period);
  if (!period || !lock.lockedAt) throw notFound();
  const isCounting = !lock.reopenedAt && !lock.countedAt;
  const standing =
    lock.reopenedAt || isCounting
      ? null
      : await readStanding(actor, numberParam(searchParams, 'area') ?? lock.shown, period);
  // An area below may have locked the period itself, before: then that is what counts for it.
  if (standing?.kept?.locked && standing.kept.id !== lock.id)
    redirect(paths.period(standing.kept.id, { area: standing.area.id }));
  return (
    <>
      {isCounting && <Refresh every={2_000} />}
      <PageHeader
        badge={<State lock={lock} />}
        breadcrumbs={[
          { label: '期间', href: paths.periods({ area: lock.shown, period: lock.period }) },
          { label: `${lock.area.name} ${lock.label}` },
        ]}
        secondary={
          !lock.reopenedAt &&
          can(actor, 'period.lock', lock.area) && (
            <ReopenButton id={lock.id} title={`${lock.area.name} ${lock.label}`} />
          )
        }
        title={`${lock.area.name} ${lock.label}`}
      />
      <Section title="锁定">
        <DefinitionList
          items={[
            { term: '锁定人', value: lock.lockedBy },
            { term: '锁定时间', value: wallTime(lock.lockedAt) },
            ...(lock.reopenedAt
              ? [
                  { term: '解除人', value: lock.reopenedBy },
                  { term: '解除时间', value: wallTime(lock.reopenedAt) },
                  { term: '解除原因', value: lock.reason, wide: true },
                ]
              : []),
          ]}
        />
      </Section>
      {standing?.kept && <Corrected kept={standing.kept} standing={standing} />}
    </>
  );
});

function State({ lock }: { lock: Lock }) {
  if (lock.reopenedAt) return <Badge>已解除</Badge>;
  return lock.countedAt ? <Badge tone="green">已锁定</Badge> : <Badge tone="yellow">锁定中</Badge>;
}

function Corrected({ standing, kept }: { standing: Standing; kept: Kept }) {
  const { area, total } = standing;
  const corrected = indicatorIds.filter((id) => id in kept.corrections);
  const below = kept.below.filter(({ corrections }) => Object.keys(corrections).length > 0);
  return (
    <>
      <Section description="锁定以后台账又有改动，现在重数与锁定值不同的指标。" title={`${area.name}的更正`}>
        {corrected.length > 0 ? (
          <DataTable flow label={`${area.name}的更正`}>
            <thead>
              <tr>
                <HeaderCell>编码</HeaderCell>
                <HeaderCell>指标</HeaderCell>
                <HeaderCell numeric>锁定值</HeaderCell>
                <HeaderCell numeric>更正后</HeaderCell>
                <HeaderCell numeric>相差</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {corrected.map((id) => (
                <CorrectedRow id={id} key={id} locked={kept.corrections[id] ?? null} now={total[id]} />
              ))}
            </tbody>
          </DataTable>
        ) : (
          <EmptyState title={kept.isShown ? '没有更正' : '没有这一级的锁定值'}>
            {kept.isShown
              ? '现在重数，与锁定值一样。'
              : '锁定时留存本辖区和以下两级的数，并且按当时的区划。请看上级辖区。'}
          </EmptyState>
        )}
      </Section>
      {below.length > 0 && (
        <Section title="有更正的下级辖区">
          <DataTable flow label="有更正的下级辖区">
            <thead>
              <tr>
                <HeaderCell>辖区</HeaderCell>
                <HeaderCell numeric>更正的指标</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {below.map(({ id, name, corrections }) => (
                <Row key={id}>
                  <Cell>
                    <TextLink href={paths.period(kept.id, { area: id })}>{name}</TextLink>
                  </Cell>
                  <Cell numeric>{Object.keys(corrections).length} 项</Cell>
                </Row>
              ))}
            </tbody>
          </DataTable>
        </Section>
      )}
    </>
  );
}

type RowProps = { id: IndicatorId; locked: number | null; now: number | null };

function CorrectedRow({ id, locked, now }: RowProps) {
  const difference = (now ?? 0) - (locked ?? 0);
  const words = (value: number | null) => inWords(show(id, value, 'column'));
  return (
    <Row>
      <Cell>{codeOf(id)}</Cell>
      <Cell>{nameOf(id)}</Cell>
      <Cell numeric>{words(locked)}</Cell>
      <Cell numeric>{words(now)}</Cell>
      <Cell numeric>
        {difference > 0 && '+'}
        {words(difference)}
      </Cell>
    </Row>
  );
}

import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Figure, KeyFigures } from '@/components/ui/figure';
import { PageHeader, Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { countRecordsAt, listKinship } from '@/lib/domain/area-changes/queries';
import { listVersions } from '@/lib/domain/areas/history';
import { managerOf } from '@/lib/domain/jurisdictions/queries';
import { ledgers } from '@/lib/domain/registry';
import { fieldOf, type Ledger } from '@/lib/ledger/define';
import { countEach } from '@/lib/ledger/read';
import type { Actor } from '@/lib/platform/actor';
import {
  type Area,
  ancestorsOf,
  estateOf,
  getArea,
  listChildren,
  listPeople,
} from '@/lib/platform/areas/queries';
import { levelLabels } from '@/lib/platform/areas/texts';
import { today } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can, demand } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { AreaLevel } from '@/prisma/client/enums';
import { ChildrenTable } from './_components/children-table';
import { Ended, Remaining } from './_components/ended';
import { Life } from './_components/life';
import { PeopleTable } from './_components/people-table';
import { VersionsTable } from './_components/versions-table';

export const metadata = { title: '辖区' };

export default page<{ id: string }>('dashboard.read', async (actor, { params }) => {
  const { area, path, children, versions, kinship, people, standing, remaining, estate, manager } =
    await load(actor, Number(params.id));
  const above = path.slice(0, -1);
  const isPast = hasEnded(area);
  return (
    <>
      <PageHeader
        badge={
          <>
            <Badge>{levelLabels[area.level]}</Badge>
            {isPast && <Badge tone="yellow">已撤销</Badge>}
          </>
        }
        breadcrumbs={[
          { label: '辖区', href: paths.areas() },
          // What lies above the actor's own areas is named, and is no page of his.
          ...above.map(({ id, name, ...range }) => ({
            label: name,
            href: can(actor, 'dashboard.read', range) ? paths.area(id) : undefined,
          })),
          { label: area.name },
        ]}
        primary={
          <ButtonLink href={paths.dashboard(area.id)} icon="chart" variant="primary">
            打开看板
          </ButtonLink>
        }
        secondary={
          estate && (
            <ButtonLink href={paths.record('estates', estate)} icon="list">
              小区台账
            </ButtonLink>
          )
        }
        title={area.name}
      />
      {isPast && area.level !== 'estate' && <Ended actor={actor} area={area} kinship={kinship} />}
      <div className="px-4">
        <DefinitionList
          items={[
            { term: '代码', value: area.code },
            { term: '上级', value: above.map(({ name }) => name).join(' / ') },
            { term: '起用日期', value: area.validFrom },
            { term: '依据', value: area.document },
            ...(manager
              ? [
                  {
                    term: '管理区',
                    value: (
                      <>
                        由<TextLink href={paths.jurisdiction(manager.id)}>{manager.name}</TextLink>管理（自{' '}
                        {manager.since}）
                      </>
                    ),
                  },
                ]
              : []),
            ...(area.validTo ? [{ term: '撤销日期', value: area.validTo }] : []),
          ]}
        />
      </div>
      {remaining && <Remaining actor={actor} area={area} counts={remaining} kinship={kinship} />}
      {!remaining && (
        <>
          <Section description={`截至 ${today()}，含下级辖区，不含已停用的。`} title="台账">
            {standing.length > 0 ? (
              <KeyFigures label={`${area.name}的台账`}>
                {standing.map(({ name, label, measureWord, count }) => (
                  <Figure
                    href={paths.ledger(name, { area: area.id })}
                    key={name}
                    label={label}
                    unit={measureWord}
                    value={count.toLocaleString('zh-CN')}
                  />
                ))}
              </KeyFigures>
            ) : (
              <EmptyState title="还没有记录">在左侧“台账”里填报或导入以后，各台账的数显示在这里。</EmptyState>
            )}
          </Section>
          {area.level !== 'estate' && (
            <Section title={`下级辖区（${children.length}）`}>
              {children.length > 0 ? (
                <ChildrenTable areas={children} />
              ) : (
                <EmptyState title="还没有下级辖区">社区在小区台账里登记小区以后，小区显示在这里。</EmptyState>
              )}
            </Section>
          )}
          <Section description="角色授在本辖区、今天有效的人员；上级辖区的人员不在此列。" title="授权人员">
            {people.length > 0 ? (
              <PeopleTable people={people} />
            ) : (
              <EmptyState title="本辖区没有授权人员">由安全管理员在“授权”里授予。</EmptyState>
            )}
          </Section>
        </>
      )}
      <Section title="沿革">
        <Life actor={actor} kinship={kinship} versions={versions} />
      </Section>
      {versions.length > 1 && (
        <Section title="各时期的名称、代码和上级">
          <VersionsTable versions={versions} />
        </Section>
      )}
    </>
  );
});

function load(actor: Actor, id: number) {
  return read(actor, 'dashboard.read', async (tx) => {
    const area = await getArea(tx, id);
    demand(actor, 'dashboard.read', area);
    // What has ended shares its position with what it went into, or has only what nobody has assigned yet.
    const isPast = hasEnded(area) && area.level !== 'estate';
    const counted = isPast ? [] : ledgers.filter((each) => canStandIn(each, area.level));
    const counts = await countEach(
      tx,
      counted.map((ledger) => ({ ledger, filter: { area } })),
    );
    const path = (await ancestorsOf(tx, [id])).get(id) ?? [];
    return {
      area,
      // Of thirty ledgers most areas have a few.
      standing: counted.flatMap((ledger, at) => (counts[at] ? [{ ...ledger, count: counts[at] }] : [])),
      path,
      remaining: isPast ? await countRecordsAt(tx, id) : null,
      kinship: await listKinship(tx, id),
      manager: isPast
        ? null
        : await managerOf(
            tx,
            path.map((step) => step.id),
            today(),
          ),
      children: await listChildren(tx, [id]),
      versions: await listVersions(tx, id),
      people: await listPeople(tx, id),
      estate: await estateOf(tx, id),
    };
  });
}

const hasEnded = ({ validTo }: Area) => validTo !== null && validTo <= today();

/** Grids, for one, belong to a community and never to an estate. */
function canStandIn(ledger: Ledger, level: AreaLevel): boolean {
  const field = fieldOf(ledger, 'areaId');
  return level !== 'estate' || (field.kind === 'area' && field.levels.includes('estate'));
}

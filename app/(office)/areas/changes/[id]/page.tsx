import { Refresh } from '@/components/ledger/refresh';
import { Checkbox } from '@/components/ui/choices';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FilterBar } from '@/components/ui/filter-bar';
import { Select, TextInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { PageHeader, Section } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { TextLink } from '@/components/ui/text-link';
import { FilterField } from '@/components/ui/toolbar';
import { editionLevels, kindLabels } from '@/lib/domain/area-changes/plan';
import { type ChangeRow, getChange, listItems, weigh } from '@/lib/domain/area-changes/queries';
import type { Actor } from '@/lib/platform/actor';
import { levelLabels } from '@/lib/platform/areas/texts';
import { today } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { type SearchParams, textParam } from '@/lib/platform/search-params';
import type { AreaChangeKind } from '@/prisma/client/enums';
import { byWhom } from '../_components/by-whom';
import { ChangeBadges } from '../_components/change-badges';
import { accept } from '../actions';
import { Impact } from './_components/impact';
import { ItemsTable } from './_components/items-table';
import { KindCounts } from './_components/kind-counts';
import { Primary, Reopen, Reverse, Withdraw } from './_components/operations';
import { Result } from './_components/result';
import { filterHref, readFilters } from './filters';

export const metadata = { title: '区划变更' };

const SIZE = 50;
const SECONDS = 1_000;

export default page<{ id: string }>('dashboard.read', async (actor, { params, searchParams }) => {
  const { change, counts, isMine } = await getChange(actor, Number(params.id));
  const isComing = change.state === 'draft' || change.state === 'pending';
  const showsImpact = isComing && textParam(searchParams, 'view') === 'impact';
  const isOpen = isMine && change.state === 'draft';
  const weights = showsImpact || (isOpen && change.open === 0) ? await weigh(actor, change.id) : [];
  return (
    <>
      <PageHeader
        badge={<ChangeBadges change={change} />}
        breadcrumbs={[
          { label: '辖区', href: paths.areas() },
          { label: '区划变更', href: paths.areaChanges() },
          { label: change.title },
        ]}
        description={descriptionOf(change)}
        primary={isOpen && <Primary change={change} weights={weights} />}
        secondary={
          isMine && (
            <>
              {isComing && <Withdraw change={change} />}
              {change.state === 'pending' && <Reopen change={change} />}
              {change.state === 'effective' && <Reverse change={change} />}
            </>
          )
        }
        title={change.title}
      />
      <div className="max-w-form space-y-3 px-4 pb-3">
        <Standing change={change} />
      </div>
      {change.outcome && <Result outcome={change.outcome} />}
      {isComing && (
        <Tabs
          label="区划变更"
          tabs={[
            { label: '变动', href: paths.areaChange(change.id), current: !showsImpact },
            {
              label: '影响',
              href: paths.areaChange(change.id, { view: 'impact' }),
              current: showsImpact,
            },
          ]}
        />
      )}
      {showsImpact ? (
        <Impact weights={weights} />
      ) : (
        <>
          <Section title="各级辖区">
            <KindCounts counts={counts} hrefFor={(filters) => filterHref(change.id, filters)} />
          </Section>
          {await items({ actor, change, isOpen, searchParams })}
        </>
      )}
    </>
  );
});

function descriptionOf({ areaName, source, createdBy, createdAt }: ChangeRow): string {
  return [areaName, source, `${byWhom(createdBy, createdAt)} 导入`].filter(Boolean).join(' · ');
}

/** Where the change stands, and what comes next. */
function Standing({ change }: { change: ChangeRow }) {
  const { state, message, effectiveOn, document, confirmedBy, confirmedAt, reversesId } = change;
  const confirmed = confirmedAt && `${byWhom(confirmedBy, confirmedAt)} 确认。`;
  const isDue = effectiveOn !== null && effectiveOn <= today();
  return (
    <>
      {reversesId && (
        <Notice>
          撤销的是<TextLink href={paths.areaChange(reversesId)}>这一次变更</TextLink>。
        </Notice>
      )}
      {message && (
        <Notice title="没有生效" tone="danger">
          {message}
        </Notice>
      )}
      {state === 'pending' && !message && (
        <Notice title={isDue ? '正在生效，稍候' : `到 ${effectiveOn} 自动生效`}>
          {document}，自 {effectiveOn} 起。{confirmed}
        </Notice>
      )}
      {state === 'pending' && !message && isDue && <Refresh every={3 * SECONDS} />}
      {state === 'effective' && (
        <Notice tone="success">
          {document}，自 {effectiveOn} 起生效。{confirmed}
        </Notice>
      )}
      {state === 'draft' && change.open > 0 && (
        <Notice tone="warning">
          还有 {change.open.toLocaleString('zh-CN')} 个辖区存疑，全部确定以后才能确认变更。
        </Notice>
      )}
    </>
  );
}

type ItemsProps = { actor: Actor; change: ChangeRow; isOpen: boolean; searchParams: SearchParams };

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Called, not rendered: what it does not find becomes the page's not-found. */
async function items({ actor, change, isOpen, searchParams }: ItemsProps) {
  const { page: number, ...filters } = readFilters(searchParams);
  const { level, kind, search } = filters;
  const { rows, total, proposed } = await listItems(actor, change.id, {
    ...filters,
    page: number,
    size: SIZE,
  });
  const without = (name: keyof typeof filters) => filterHref(change.id, { ...filters, [name]: undefined });
  const chips = [
    ...(level ? [{ label: '级别', value: levelLabels[level], removeHref: without('level') }] : []),
    ...(kind ? [{ label: '变动', value: kindLabels[kind], removeHref: without('kind') }] : []),
    ...(filters.isOpen ? [{ label: '只看', value: '存疑', removeHref: without('isOpen') }] : []),
    ...(search ? [{ label: '查找', value: search, removeHref: without('search') }] : []),
  ];
  return (
    <>
      <FilterBar
        action={paths.areaChange(change.id)}
        chips={chips}
        clearHref={paths.areaChange(change.id)}
        end={isOpen && proposed > 0 && <AcceptAll change={change} filters={filters} proposed={proposed} />}
      >
        <TextInput
          aria-label="名称或代码"
          className="w-44!"
          defaultValue={search}
          key={search}
          name="q"
          placeholder="名称或代码"
          type="search"
        />
        <FilterField htmlFor="level" label="级别">
          <Select
            blank="全部"
            className="w-32!"
            defaultValue={level ?? ''}
            id="level"
            name="level"
            options={editionLevels.map((value) => ({ value, label: levelLabels[value] }))}
          />
        </FilterField>
        <FilterField htmlFor="kind" label="变动">
          <Select
            blank="有变动的"
            className="w-32!"
            defaultValue={kind ?? ''}
            id="kind"
            name="kind"
            options={options(kindLabels)}
          />
        </FilterField>
        <Checkbox defaultChecked={filters.isOpen} label="只看存疑" name="open" value="1" />
      </FilterBar>
      <ItemsTable
        changeId={change.id}
        clearHref={chips.length > 0 ? paths.areaChange(change.id) : null}
        isOpen={isOpen}
        rows={rows}
      />
      <Pagination
        hrefFor={(next) => filterHref(change.id, filters, next)}
        page={number}
        pageSize={SIZE}
        pageSizes={[SIZE]}
        total={total}
        unit="个"
      />
    </>
  );
}

type AcceptAllProps = {
  change: ChangeRow;
  filters: { level: string | null; kind: AreaChangeKind | null; search: string };
  proposed: number;
};

function AcceptAll({ change, filters: { level, kind, search }, proposed }: AcceptAllProps) {
  const n = proposed.toLocaleString('zh-CN');
  return (
    <ConfirmDialog
      action={accept}
      confirmLabel={`采纳 ${n} 个建议`}
      danger={false}
      fields={{ changeId: String(change.id), level: level ?? '', kind: kind ?? '', search }}
      title={`采纳筛选出的全部 ${n} 个建议？`}
      trigger={`采纳筛选出的全部建议（${n} 个）`}
    >
      <p>
        这些去向是按名称、代码的顺序和份额推算出来的，没有文件写明。采纳就是由您确定；确认变更之前都可以改。
      </p>
    </ConfirmDialog>
  );
}

import { redirect } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button';
import { ListPage } from '@/components/ui/data-table';
import { Menu, MenuLink } from '@/components/ui/menu';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SubmitButton } from '@/components/ui/submit-button';
import { Tabs } from '@/components/ui/tabs';
import { readRequestBoard } from '@/lib/domain/requests/board';
import { BOX_COUNTED, boxes, boxesOf, COUNTED, PAGE_SIZE } from '@/lib/domain/requests/list';
import { filterParams, ofFigure, parseFilter } from '@/lib/domain/requests/params';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { numberParam } from '@/lib/platform/search-params';
import { RequestFilters } from './_components/request-filters';
import { RequestTable } from './_components/request-table';
import { exportRequests } from './actions';

export const metadata = { title: '诉求' };

/** What residents ask and grids find: what waits for me first, then everything in my areas. */
export default page('signed-in', async (actor, { searchParams }) => {
  const figure = ofFigure(searchParams);
  if (figure) redirect(paths.requests(figure));
  const open = boxesOf(actor);
  const asked = await parseFilter(actor, searchParams);
  const box = open.includes(asked.box) ? asked.box : 'open';
  const filter = { ...asked, box };
  const sort = box === 'all' ? 'received' : 'due';
  const number = numberParam(searchParams, 'page') ?? 1;
  const { list, counts, categories, departments } = await readRequestBoard(actor, filter, {
    page: number,
    sort,
    boxes: open,
  });
  const params = filterParams(searchParams);
  return (
    <ListPage>
      <PageHeader
        description="居民提出的和网格发现的，从收到到办结。临期变蓝、滞后变黄、逾期变红；逾期和三次退回的自动升级。"
        primary={
          can(actor, 'request.register') && (
            <ButtonLink href={paths.newRequest()} icon="plus" variant="primary">
              登记诉求
            </ButtonLink>
          )
        }
        secondary={
          can(actor, 'request.read') && (
            <>
              <Menu icon="gear" label="设置">
                {can(actor, 'request.dispatch') && <MenuLink href={paths.departments()}>承办部门</MenuLink>}
                {can(actor, 'request.review') && <MenuLink href={paths.replyTemplates()}>答复模板</MenuLink>}
                {can(actor, 'request.settings') && (
                  <MenuLink href={paths.requestSettings()}>类别和时限</MenuLink>
                )}
                <MenuLink href={paths.ask()}>居民提交页</MenuLink>
              </Menu>
              <ButtonLink href={paths.requestRates()} icon="chart">
                三率
              </ButtonLink>
              <ButtonLink href={paths.requestClusters()} icon="columns">
                归类
              </ButtonLink>
            </>
          )
        }
        title="诉求"
      />
      <Tabs
        label="诉求"
        tabs={open.map((each) => ({
          label: boxes[each],
          ...(each !== 'all' && { count: counts.get(each), isMore: counts.get(each) === BOX_COUNTED }),
          current: each === box,
          href: paths.requests({ box: each }),
        }))}
      />
      <div className="pt-2" />
      <RequestFilters
        box={box}
        categories={categories}
        departments={departments}
        filter={filter}
        params={params}
        showState={box === 'open' || box === 'all'}
        tools={
          <form action={exportRequests}>
            <input name="query" type="hidden" value={new URLSearchParams({ ...params, box }).toString()} />
            <input name="submitKey" type="hidden" value={crypto.randomUUID()} />
            <SubmitButton icon="download" variant="secondary">
              导出
            </SubmitButton>
          </form>
        }
      />
      <RequestTable box={box} rows={list.rows} />
      <Pagination
        hrefFor={(next) => paths.requests({ ...params, box, page: next })}
        page={number}
        pageSize={PAGE_SIZE}
        pageSizes={[PAGE_SIZE]}
        total={list.total}
        unit="件"
      />
      {list.isMore && (
        <p className="px-4 pb-2 text-note text-ink-2">
          超过 {COUNTED.toLocaleString('zh-CN')} 件，只列前面的；请用筛选缩小范围。
        </p>
      )}
    </ListPage>
  );
});

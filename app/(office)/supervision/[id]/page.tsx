import { PrintButton } from '@/components/ledger/print-button';
import { Badge } from '@/components/ui/badge';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DefinitionList } from '@/components/ui/definition-list';
import { PageHeader, Section } from '@/components/ui/page-header';
import { itemStateLabels, sourceLabels } from '@/lib/domain/supervision/labels';
import { readItem } from '@/lib/domain/supervision/queries';
import { listChildren } from '@/lib/platform/areas/queries';
import { wallTime } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { read } from '@/lib/platform/transact';
import { assign } from '../actions';
import { Path } from './_components/path';
import { Progress } from './_components/progress';
import { Tasks } from './_components/tasks';

export const metadata = { title: '督办事项' };

/** One item: what is asked, how each area answers, and the whole path. */
export default page<{ id: string }>('supervision.read', async (actor, { params }) => {
  const { item, area, targets, tasks, steps, mayIssue } = await readItem(actor, Number(params.id));
  const passing = tasks.filter(({ may }) =>
    may.some(({ action, refusal }) => action === 'pass_down' && !refusal),
  );
  const below = await read(actor, 'supervision.read', async (tx) => {
    const children = await listChildren(
      tx,
      passing.map(({ areaId }) => areaId),
    );
    return new Map(
      passing.map(({ areaId }) => [areaId, children.filter(({ parentId }) => parentId === areaId)]),
    );
  });
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? '';
  return (
    <>
      <PageHeader
        badge={
          <>
            <Badge tone={item.state === 'closed' ? 'green' : 'blue'}>{itemStateLabels[item.state]}</Badge>
            {item.isDemo && <Badge>演示数据</Badge>}
          </>
        }
        breadcrumbs={[{ label: '督办', href: paths.supervision() }, { label: item.code }]}
        primary={
          item.state === 'draft' &&
          mayIssue && (
            <ConfirmDialog
              action={assign}
              confirmLabel="交办"
              danger={false}
              fields={{ id: String(item.id), version: String(item.version) }}
              title={`交办给 ${targets.length} 个辖区？`}
              trigger="交办"
              triggerVariant="primary"
            >
              <p>{targets.join('、')}</p>
            </ConfirmDialog>
          )
        }
        secondary={<PrintButton />}
        title={item.title}
      />
      <Section title="事项">
        <DefinitionList
          items={[
            {
              term: '要求',
              value: <span className="whitespace-pre-line">{item.requirement}</span>,
              wide: true,
            },
            { term: '来源', value: sourceLabels[item.source] + (item.origin && `：${item.origin}`) },
            { term: '交办辖区', value: area.name },
            { term: '立项', value: `${item.createdBy}，${wallTime(item.createdAt)}` },
            { term: '办结期限', value: day(item.dueOn) },
            { term: '跟踪问效', value: day(item.effectReviewOn) },
            { term: '办结', value: day(item.closedOn) },
            ...(item.state === 'draft' ? [{ term: '拟交办', value: targets.join('、'), wide: true }] : []),
          ]}
        />
      </Section>
      <Progress item={item} tasks={tasks} />
      {tasks.length > 0 && (
        <Section title={`承办（${tasks.length}）`}>
          <Tasks below={below} tasks={tasks} />
        </Section>
      )}
      <Section description="只增不改：每一步有人、有时间、有说明。" title="全过程">
        <Path steps={steps} tasks={tasks} />
      </Section>
    </>
  );
});

import { type State, StateBadge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader, Section } from '@/components/ui/page-header';
import { PlainLink } from '@/components/ui/text-link';
import { listToDos, type ToDo } from '@/lib/domain/workbench/to-do';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can, grantsFor } from '@/lib/platform/scope';
import { rolesHeld } from './held-places';

export const metadata = { title: '工作台' };

const lights: Record<ToDo['urgency'], { state: State; word: string }> = {
  returned: { state: 'lagging', word: '退回' },
  overdue: { state: 'overdue', word: '逾期' },
  lagging: { state: 'lagging', word: '滞后' },
  'near-due': { state: 'near-due', word: '临期' },
  open: { state: 'on-time', word: '待办' },
};

export default page('signed-in', async (actor) => {
  const todos = await listToDos(actor);
  const [top] = grantsFor(actor, 'dashboard.read');
  return (
    <>
      <PageHeader
        description={rolesHeld(actor).join('、') || '您的账号还没有授权，请联系本单位安全管理员。'}
        primary={
          top && (
            <ButtonLink
              href={top.jurisdictionId ? paths.jurisdiction(top.jurisdictionId) : paths.dashboard(top.areaId)}
              icon="chart"
              variant="primary"
            >
              {top.jurisdictionName ?? `${top.areaName}看板`}
            </ButtonLink>
          )
        }
        title="工作台"
      />
      <Section description="按紧急程度排列，点开就能办。" title="待办">
        {todos.length === 0 ? (
          <EmptyState title="没有要办的事">
            {can(actor, 'ledger.read') || can(actor, 'request.handle')
              ? '等您办的诉求和督办、被退回和待审核的记录、届满和逾期的提醒会出现在这里。'
              : '您的工作在左侧“系统”里。'}
          </EmptyState>
        ) : (
          <ul className="border-t">
            {todos.map((todo) => (
              <li className="border-b" key={`${todo.href} ${todo.title}`}>
                <PlainLink className="flex min-h-11 items-center gap-3 px-2 hover:bg-panel" href={todo.href}>
                  <StateBadge state={lights[todo.urgency].state}>{lights[todo.urgency].word}</StateBadge>
                  <span className="min-w-0 flex-1">{todo.title}</span>
                  <span className="whitespace-nowrap text-ink-2">
                    <span className="font-semibold text-ink">{todo.count.toLocaleString('zh-CN')}</span>{' '}
                    {todo.unit}
                  </span>
                </PlainLink>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
});

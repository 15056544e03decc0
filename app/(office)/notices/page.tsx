import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SubmitButton } from '@/components/ui/submit-button';
import { listNotices } from '@/lib/domain/notices/notices';
import { wallTime } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { openNotice, readAll } from './actions';

export const metadata = { title: '通知' };

export default page('signed-in', async (actor) => {
  const notices = await listNotices(actor);
  const unread = notices.filter(({ readAt }) => !readAt).length;
  return (
    <>
      <PageHeader
        secondary={
          unread > 0 && (
            <form action={readAll}>
              <SubmitButton variant="secondary">全部标为已读</SubmitButton>
            </form>
          )
        }
        title="通知"
      />
      {notices.length === 0 && (
        <EmptyState title="没有通知">导入导出完成、记录被退回、授权变动时，会在这里通知您。</EmptyState>
      )}
      <ul className="border-t">
        {notices.map(({ id, text, readAt, createdAt }) => (
          <li className="border-b" key={id}>
            <form action={openNotice}>
              <input name="id" type="hidden" value={id} />
              <button
                className="flex min-h-11 w-full flex-wrap items-center gap-x-3 px-4 py-2 text-left hover:bg-panel"
                type="submit"
              >
                {readAt ? null : (
                  <Badge sign="●" tone="blue">
                    未读
                  </Badge>
                )}
                <span className={readAt ? 'text-ink-2' : ''}>{text}</span>
                <span className="ml-auto text-ink-2 text-table">{wallTime(createdAt)}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
});

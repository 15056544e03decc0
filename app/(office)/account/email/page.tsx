import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { readEmailCheck } from '@/lib/domain/users/email-check';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { textParam } from '@/lib/platform/search-params';
import { confirmOwnEmail } from '../actions';
import { ConfirmForm } from './confirm-form';

export const metadata = { title: '验证邮箱' };

/** Opening the link changes nothing: what scans mails for their readers opens it too. */
export default page('own-account', async (actor, { searchParams }) => {
  const token = textParam(searchParams, 'token');
  const email = await readEmailCheck(actor, token);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '我的账号', href: paths.account() }, { label: '验证邮箱' }]}
        title="验证邮箱"
      />
      <div className="max-w-form space-y-4 px-4">
        {email ? (
          <ConfirmForm accountHref={paths.account()} action={confirmOwnEmail} email={email} token={token} />
        ) : (
          <>
            <Notice title="链接已失效或用过" tone="warning">
              每个链接 24 小时内有效，只能用一次，只能由填邮箱的账号打开。请在“我的账号”里重新发送。
            </Notice>
            <ButtonLink href={paths.account()}>回到我的账号</ButtonLink>
          </>
        )}
      </div>
    </>
  );
});

import { Notice } from '@/components/ui/notice';
import { PageHeader, Section } from '@/components/ui/page-header';
import { getUser } from '@/lib/domain/users/queries';
import { wallTime } from '@/lib/platform/clock';
import { notFound } from '@/lib/platform/errors';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { SignIns } from '../../account/sign-ins';
import { EditUserForm } from '../_components/edit-user-form';
import { UserOperations } from '../_components/user-operations';
import { UserState } from '../_components/user-state';
import { disable, enable, endSignIns, reset, revise, unlock } from '../actions';

export const metadata = { title: '用户' };

export default page<{ id: string }>('users.manage', async (actor, { params }) => {
  if (!/^[1-9]\d{0,8}$/.test(params.id)) throw notFound();
  const { user, signIns } = await getUser(actor, Number(params.id));
  const isOwn = user.id === actor.userId;
  return (
    <>
      <PageHeader
        badge={<UserState user={user} />}
        breadcrumbs={[{ label: '用户', href: paths.users() }, { label: user.username }]}
        description={user.username}
        title={user.displayName}
      />
      {isOwn ? (
        <div className="px-4">
          <Notice>这是您自己的账号，请另一位系统管理员改动。</Notice>
        </div>
      ) : (
        <>
          <div className="px-4">
            <EditUserForm action={revise} user={user} />
          </div>
          <Section
            description={`上次修改密码 ${wallTime(user.passwordChangedAt)}${user.state === 'locked' && user.lockedUntil ? `，锁定至 ${wallTime(user.lockedUntil)}` : ''}`}
            title="密码与状态"
          >
            <UserOperations
              disable={disable}
              enable={enable}
              endSignIns={endSignIns}
              reset={reset}
              signIns={signIns.length}
              unlock={unlock}
              user={user}
            />
          </Section>
        </>
      )}
      <Section title="正在登录">
        <SignIns rows={signIns} />
      </Section>
    </>
  );
});

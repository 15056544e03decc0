import { Mark } from '@/components/shell/mark';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { SubmitButton } from '@/components/ui/submit-button';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { accessSettings } from '@/lib/platform/settings';
import { changePassword, signOut } from '../actions';
import { PasswordForm } from './password-form';

export const metadata = { title: '修改密码' };

export default page('own-account', ({ mustChangePassword, username }) => {
  const { passwordLength, passwordDays } = accessSettings;
  return (
    <>
      {/* No frame yet, and so neither mark nor menu. */}
      {mustChangePassword && (
        <div className="px-4 pt-4">
          <Mark href={paths.home()} />
        </div>
      )}
      <PageHeader
        breadcrumbs={
          mustChangePassword
            ? undefined
            : [{ label: '我的账号', href: paths.account() }, { label: '修改密码' }]
        }
        title="修改密码"
      />
      <div className="max-w-[30rem] px-4">
        <PasswordForm
          action={changePassword}
          homeHref={paths.home()}
          leave={
            mustChangePassword && (
              <form action={signOut}>
                <SubmitButton variant="quiet">退出</SubmitButton>
              </form>
            )
          }
          reason={
            mustChangePassword && (
              <Notice tone="warning" title="请先修改密码">
                {`首次登录、密码重置${passwordDays > 0 ? `或用满 ${passwordDays} 天` : ''}后，先改密码再使用系统。`}
              </Notice>
            )
          }
          rules={`至少 ${passwordLength} 个字符，含大写字母、小写字母、数字、符号中的三种。`}
          username={username}
        />
      </div>
    </>
  );
});

import { ButtonLink } from '@/components/ui/button';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { DefinitionList } from '@/components/ui/definition-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader, Section } from '@/components/ui/page-header';
import { grantDays } from '@/lib/domain/grants/labels';
import { mailings, userLabels } from '@/lib/domain/users/labels';
import { myAccount, myMailing } from '@/lib/domain/users/queries';
import { wallTime } from '@/lib/platform/clock';
import { isMailOn } from '@/lib/platform/mail';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { roleLabels } from '@/lib/platform/permissions';
import { setMailing } from './actions';
import { EmailState } from './email-state';
import { MailingForm } from './mailing-form';
import { SignIns } from './sign-ins';

export const metadata = { title: '我的账号' };

export default page('signed-in', async (actor) => {
  const { user, grants, signIns } = await myAccount(actor);
  const mailing = isMailOn() ? await myMailing(actor) : null;
  return (
    <>
      <PageHeader
        primary={
          <ButtonLink href={paths.password()} icon="lock" variant="primary">
            修改密码
          </ButtonLink>
        }
        title="我的账号"
      />
      <div className="px-4">
        <DefinitionList
          items={[
            { term: userLabels.username, value: user.username },
            { term: userLabels.displayName, value: user.displayName },
            { term: userLabels.workUnit, value: user.workUnit },
            { term: userLabels.workPhone, value: user.workPhone },
            { term: userLabels.area, value: user.areaPath },
            { term: '上次修改密码', value: wallTime(user.passwordChangedAt) },
          ]}
        />
      </div>
      <Section description="由安全管理员授予；有出入请与其联系。" title="我的授权">
        <DataTable flow label="我的授权">
          <thead>
            <tr>
              <HeaderCell>角色</HeaderCell>
              <HeaderCell>辖区</HeaderCell>
              <HeaderCell>期限</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {grants.map((grant) => (
              <Row key={grant.id}>
                <Cell>{roleLabels[grant.role]}</Cell>
                <Cell wrap>{grant.areaPath}</Cell>
                <Cell>{grantDays(grant.validFrom, grant.validTo)}</Cell>
              </Row>
            ))}
            {grants.length === 0 && (
              <EmptyRows columns={3}>
                <EmptyState title="还没有授权">您的角色和辖区由安全管理员授予。</EmptyState>
              </EmptyRows>
            )}
          </tbody>
        </DataTable>
      </Section>
      {mailing && (
        <Section description="通知的一句话和链接，每日汇总在工作日 8:30 发。" title="邮件提醒">
          <MailingForm
            action={setMailing}
            choices={Object.entries(mailings).map(([value, label]) => ({ value, label }))}
            stored={{ email: mailing.email, mailing: mailing.mailing }}
          />
          {mailing.email && (
            <EmailState email={mailing.email} isVerified={mailing.emailVerifiedAt !== null} />
          )}
        </Section>
      )}
      <Section description="不认得的登录，请立即修改密码：别处的登录随即结束。" title="正在登录">
        <SignIns current={actor.signInId} rows={signIns} />
      </Section>
    </>
  );
});

import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader, Section } from '@/components/ui/page-header';
import { listScopes } from '@/lib/domain/area-changes/queries';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { NewChangeForm } from './new-change-form';

export const metadata = { title: '导入区划变更' };

export default page('areas.change', async (actor) => {
  const scopes = await listScopes(actor);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: '辖区', href: paths.areas() },
          { label: '区划变更', href: paths.areaChanges() },
          { label: '导入' },
        ]}
        title="导入区划变更"
      />
      {scopes.length === 0 ? (
        <EmptyState title="区划变更从市或区（市）县导入">
          您的授权在街道（镇）或社区（村），请联系区（市）县的方案管理员。
        </EmptyState>
      ) : (
        <>
          <Section description="上传后只与现在的区划比对，什么都不会改动。" title="上传新的区划">
            <NewChangeForm
              scopes={scopes.map(({ id, name }) => ({ value: String(id), label: name }))}
              submitKey={crypto.randomUUID()}
            />
          </Section>
          <Section title="接下来">
            <ol className="max-w-text list-decimal space-y-1 pl-5">
              <li>
                比对：逐个辖区得出不变、更名、换码、划转、合并、拆分、新设或撤销。看不准的标为存疑，由您确定。
              </li>
              <li>影响：确认前列出涉及的记录、资金、用户、授权和没有办完的导入。</li>
              <li>
                确认：填生效日期和依据。日期是今天或以前的，立即生效；以后的，到期自动生效，之前可以撤回。
              </li>
              <li>生效后不能改，可以再做一次“撤销变更”。以前的名称、代码、上级和数字都按当时的保留。</li>
            </ol>
          </Section>
        </>
      )}
    </>
  );
});

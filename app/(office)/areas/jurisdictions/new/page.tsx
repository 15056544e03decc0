import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listHosts } from '@/lib/domain/jurisdictions/queries';
import { today } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { create } from '../actions';
import { NewJurisdictionForm } from './new-jurisdiction-form';

export const metadata = { title: '新增管理区' };

export default page('areas.change', async (actor) => {
  const hosts = await listHosts(actor);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: '辖区', href: paths.areas() },
          { label: '管理区', href: paths.jurisdictions() },
          { label: '新增' },
        ]}
        title="新增管理区"
      />
      {hosts.length > 0 ? (
        <div className="px-4">
          <NewJurisdictionForm
            action={create}
            hosts={hosts.map(({ id, name }) => ({ value: String(id), label: name }))}
            today={today()}
          />
        </div>
      ) : (
        <EmptyState title="管理区由市级方案管理员新增">您的授权不含全市，请联系市级方案管理员。</EmptyState>
      )}
    </>
  );
});

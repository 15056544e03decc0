import { PageHeader } from '@/components/ui/page-header';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { NewUserForm } from '../_components/new-user-form';
import { create } from '../actions';

export const metadata = { title: '新建用户' };

export default page('users.manage', () => (
  <>
    <PageHeader breadcrumbs={[{ label: '用户', href: paths.users() }, { label: '新建' }]} title="新建用户" />
    <div className="px-4">
      <NewUserForm action={create} />
    </div>
  </>
));

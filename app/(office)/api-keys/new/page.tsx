import { PageHeader } from '@/components/ui/page-header';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { NewKeyForm } from '../_components/new-key-form';
import { issue } from '../actions';

export const metadata = { title: '签发密钥' };

export default page('api-keys.manage', () => (
  <>
    <PageHeader
      breadcrumbs={[{ label: '接口密钥', href: paths.apiKeys() }, { label: '签发' }]}
      title="签发密钥"
    />
    <div className="px-4">
      <NewKeyForm action={issue} />
    </div>
  </>
));

import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { listKeys } from '@/lib/domain/api-keys/queries';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { KeyTable } from './_components/key-table';

export const metadata = { title: '接口密钥' };

export default page('api-keys.manage', async (actor) => (
  <>
    <PageHeader
      description="其他平台凭密钥经 Open311 接口（/open311/v2）转入和跟进诉求；不带密钥只能读公开的内容。"
      primary={
        <ButtonLink href={paths.newApiKey()} icon="plus" variant="primary">
          签发密钥
        </ButtonLink>
      }
      title="接口密钥"
    />
    <KeyTable rows={await listKeys(actor)} />
  </>
));

import { notFound } from 'next/navigation';
import { UploadForm } from '@/components/ledger/upload-form';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader, Section } from '@/components/ui/page-header';
import { findLedger } from '@/lib/domain/registry';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';

export const metadata = { title: '导入' };

export default page<{ ledger: string }>('ledger.import', (_, { params }) => {
  const ledger = findLedger(params.ledger);
  if (!ledger) notFound();
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: ledger.label, href: paths.ledger(ledger.name) }, { label: '导入' }]}
        secondary={
          <ButtonLink href={paths.importTemplate(ledger.name)} download icon="download">
            下载模板
          </ButtonLink>
        }
        title={`导入${ledger.label}`}
      />
      <Section description="上传后先检查，不会写入台账；看过检查结果、确认以后才导入。" title="上传文件">
        <UploadForm ledger={ledger.name} ledgerLabel={ledger.label} submitKey={crypto.randomUUID()} />
      </Section>
      <Section title="怎样填">
        <ol className="max-w-text list-decimal space-y-1 pl-5">
          <li>下载模板，一行填一条，不要改表头。填写说明在模板的第二张表里。</li>
          <li>编码已有的，按这一行更新原记录；编码没有的，新增一条。</li>
          <li>有错的行不影响其他行：对的先导入，错的在检查结果里改好再传一次。</li>
          <li>可以用 .xlsx 和 .csv（UTF-8 或 GBK）。不要填写身份证号、家庭住址等个人信息。</li>
        </ol>
      </Section>
    </>
  );
});

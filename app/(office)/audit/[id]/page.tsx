import { DefinitionList } from '@/components/ui/definition-list';
import { PageHeader, Section } from '@/components/ui/page-header';
import { changesOf } from '@/lib/domain/audit/describe';
import { actionLabels, actorText, exactTime, subjectLabels } from '@/lib/domain/audit/labels';
import { type FullEntry, getEntry } from '@/lib/domain/audit/queries';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { roleLabels } from '@/lib/platform/permissions';
import { Changes } from '../_components/changes';
import { Related } from '../_components/related';
import { Seal } from '../_components/seal';

export const metadata = { title: '审计记录' };

export default page<{ id: string }>('audit.read', async (actor, { params }) => {
  const entry = await getEntry(actor, params.id);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '审计记录', href: paths.audit() }, { label: `第 ${entry.id} 条` }]}
        description={entry.subjectLabel}
        title={`${subjectLabels[entry.subject] ?? entry.subject} · ${actionLabels[entry.action] ?? entry.action}`}
      />
      <div className="px-4">
        <DefinitionList items={itemsOf(entry)} />
        <Related entry={entry} />
      </div>
      <Section title="改动前后">
        <Changes changes={await changesOf(actor, entry)} />
      </Section>
      <Section
        description="摘要由本条内容与前一条的摘要算出；整条链用命令 npm run audit:verify 核对。"
        title="防篡改"
      >
        <Seal entry={entry} />
      </Section>
    </>
  );
});

const itemsOf = (entry: FullEntry) => [
  { term: '时间', value: exactTime(entry.at) },
  { term: '操作人', value: actorText(entry) },
  {
    term: '依据授权',
    value: entry.grantId && entry.role ? `${roleLabels[entry.role]}（授权 ${entry.grantId}）` : '',
  },
  { term: '网络地址', value: entry.ip },
  { term: '对象', value: entry.subjectLabel },
  { term: '对象编号', value: entry.subjectId },
  { term: '所在辖区', value: entry.areaName },
  { term: '导入批次', value: entry.importId },
  { term: '说明', value: entry.note, wide: true },
];

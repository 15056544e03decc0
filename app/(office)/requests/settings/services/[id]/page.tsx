import { Badge } from '@/components/ui/badge';
import { PageHeader, Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { readService } from '@/lib/domain/open311/service-settings';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { AttributeTable } from './_components/attribute-table';
import { EditAttribute } from './_components/edit-attribute';

export const metadata = { title: '平台属性' };

/** The service definition of a category: what other platforms are asked beside place and text. */
export default page<{ id: string }>('request.settings', async (actor, { params }) => {
  const { category, attributes, maySet } = await readService(actor, Number(params.id));
  const { code, name, groupName, retiredOn } = category;
  const nextSort = Math.max(0, ...attributes.map(({ sort }) => sort)) + 1;
  return (
    <>
      <PageHeader
        badge={retiredOn && <Badge>停用</Badge>}
        breadcrumbs={[
          { label: '诉求', href: paths.requests() },
          { label: '类别和时限', href: paths.requestSettings() },
          { label: `${groupName} · ${name}` },
        ]}
        description="其他平台经 Open311 接口转入这一类诉求时，除地点和文字外要填的内容。居民自己提诉求不用填。"
        primary={maySet && <EditAttribute categoryId={category.id} nextSort={nextSort} />}
        title={`${name}：平台属性`}
      />
      <AttributeTable attributes={attributes} maySet={maySet} nextSort={nextSort} />
      {!retiredOn && (
        <Section
          description="改动立即生效：新的转入按新的属性检查，已转入的不变。"
          title="其他平台看到的服务定义"
        >
          <ul className="flex flex-wrap gap-x-6">
            {(['json', 'xml'] as const).map((format) => (
              <li key={format}>
                <TextLink href={paths.open311Service(code, format)} target="_blank">
                  {paths.open311Service(code, format)}
                </TextLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
});

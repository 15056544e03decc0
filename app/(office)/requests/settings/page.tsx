import { Badge } from '@/components/ui/badge';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { PageHeader, Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { readRequestSettings } from '@/lib/domain/requests/settings';
import { unitLabels } from '@/lib/domain/requests/words';
import { today } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { EditCategory } from './_components/edit-category';
import { NewFormula } from './_components/new-formula';
import { NewLimit } from './_components/new-limit';

export const metadata = { title: '诉求类别和时限' };

const dayText = (date: Date) => date.toISOString().slice(0, 10);

/** What can be asked about, by when it is done, and by which formula it is judged. Each has versions. */
export default page('request.settings', async (actor) => {
  const { categories, asked, formulas, maySet } = await readRequestSettings(actor);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '诉求', href: paths.requests() }, { label: '类别和时限' }]}
        description="改时限是加一个新版本，从某天起用；已收到的仍按原来的版本。全市统一，由市级方案管理员设。"
        title="诉求类别和时限"
      />
      <Section title={`类别 ${categories.length} 个`}>
        <DataTable flow label="类别和时限">
          <thead>
            <tr>
              <HeaderCell>代码</HeaderCell>
              <HeaderCell>类别</HeaderCell>
              <HeaderCell>职能领域</HeaderCell>
              <HeaderCell numeric>签收</HeaderCell>
              <HeaderCell numeric>联系</HeaderCell>
              <HeaderCell numeric>办理</HeaderCell>
              <HeaderCell>版本</HeaderCell>
              <HeaderCell numeric>平台属性</HeaderCell>
              <HeaderCell>
                <span className="sr-only">操作</span>
              </HeaderCell>
            </tr>
          </thead>
          <tbody>
            {categories.map((category) => {
              const now = category.limits.find(({ validFrom }) => dayText(validFrom) <= today());
              const next = category.limits.find(({ validFrom }) => dayText(validFrom) > today());
              return (
                <Row key={category.id}>
                  <Cell>{category.code}</Cell>
                  <Cell title={category.description}>
                    {category.groupName} · {category.name} {category.retiredOn && <Badge>停用</Badge>}
                  </Cell>
                  <Cell>{category.field}</Cell>
                  <Cell numeric>{now?.signHours} 工作小时</Cell>
                  <Cell numeric>{now?.contactHours} 工作小时</Cell>
                  <Cell numeric>
                    {now?.amount} {now && unitLabels[now.unit]}
                  </Cell>
                  <Cell title={now?.document}>
                    第 {now?.version} 版{next && `，${dayText(next.validFrom)} 起第 ${next.version} 版`}
                  </Cell>
                  <Cell numeric>
                    {category.isEvent ? (
                      '—'
                    ) : (
                      <TextLink href={paths.requestService(category.id)}>
                        {asked.get(category.id) ?? 0}
                        <span className="sr-only"> 个，{category.name}</span>
                      </TextLink>
                    )}
                  </Cell>
                  <Cell>
                    {maySet && (
                      <span className="flex gap-1">
                        <NewLimit
                          categoryId={category.id}
                          current={now ?? null}
                          name={category.name}
                          today={today()}
                        />
                        <EditCategory category={category} />
                      </span>
                    )}
                  </Cell>
                </Row>
              );
            })}
          </tbody>
        </DataTable>
      </Section>
      <Section actions={maySet && formulas[0] && <NewFormula current={formulas[0]} />} title="评价公式">
        <DataTable flow label="评价公式">
          <thead>
            <tr>
              <HeaderCell>版本</HeaderCell>
              <HeaderCell>起用</HeaderCell>
              <HeaderCell numeric>基本满意</HeaderCell>
              <HeaderCell numeric>响应</HeaderCell>
              <HeaderCell numeric>解决</HeaderCell>
              <HeaderCell numeric>满意</HeaderCell>
              <HeaderCell>依据</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {formulas.map((each) => (
              <Row key={each.version}>
                <Cell>第 {each.version} 版</Cell>
                <Cell>{each.validFrom}</Cell>
                <Cell numeric>{each.basically}</Cell>
                <Cell numeric>{each.response}</Cell>
                <Cell numeric>{each.solved}</Cell>
                <Cell numeric>{each.satisfied}</Cell>
                <Cell wrap>{each.document}</Cell>
              </Row>
            ))}
          </tbody>
        </DataTable>
      </Section>
    </>
  );
});

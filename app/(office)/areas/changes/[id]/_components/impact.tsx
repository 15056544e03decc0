import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Figure, KeyFigures } from '@/components/ui/figure';
import { Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { kindLabels } from '@/lib/domain/area-changes/plan';
import type { Weight } from '@/lib/domain/area-changes/queries';
import { assignable } from '@/lib/domain/registry';
import { levelLabels } from '@/lib/platform/areas/texts';
import { paths } from '@/lib/platform/paths';

const count = (n: number) => n.toLocaleString('zh-CN');
const money = (yuan: number) =>
  (yuan / 10_000).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What stands at the areas that end, all together. */
export function totalOf(weights: readonly Weight[]) {
  const sum = (of: (weight: Weight) => number) => weights.reduce((all, weight) => all + of(weight), 0);
  const ofLedger = (name: string) => sum(({ records }) => records[name] ?? 0);
  return {
    ofLedger,
    records: assignable.reduce((all, { name }) => all + ofLedger(name), 0),
    money: sum((weight) => weight.money),
    users: sum(({ users }) => users),
    grants: sum(({ grants }) => grants),
    imports: sum(({ imports }) => imports),
    drafts: sum(({ drafts }) => drafts),
  };
}

export function Impact({ weights }: { weights: readonly Weight[] }) {
  const total = totalOf(weights);
  const concerned = assignable.filter(({ name }) => total.ofLedger(name) > 0);
  return (
    <>
      <Section description="设在将要撤销的辖区、需要另有去处的。" title="合计">
        <KeyFigures label="受影响的合计">
          {concerned.map(({ name, label, measureWord }) => (
            <Figure key={name} label={label} unit={measureWord} value={count(total.ofLedger(name))} />
          ))}
          <Figure label="服务项目计划资金" unit="万元" value={money(total.money)} />
          <Figure label="账号" unit="个" value={count(total.users)} />
          <Figure label="授权" unit="项" value={count(total.grants)} />
          <Figure label="没有办完的导入" unit="批" value={count(total.imports)} />
          <Figure label="草稿" unit="份" value={count(total.drafts)} />
        </KeyFigures>
      </Section>
      <Section title="会怎样处理">
        <ul className="max-w-text list-disc space-y-1 pl-5">
          <li>更名、换码、划转的辖区还是同一个辖区：记录和授权不动。</li>
          <li>合并：记录转到并入的辖区。</li>
          <li>拆分：记录先留在原辖区名下，按份额计入各去向，再逐条、按小区或按清单划转。</li>
          <li>编码里含辖区代码的（如网格），随新的代码换发；原编码保留，仍能查到。</li>
          <li>
            授权：转到去向，范围不超过原来的；要扩大的，由安全管理员另授。账号的所属辖区随之调整，本人收到通知。
          </li>
          <li>已检查、还没有导入的批次：取消，通知上传人按新的区划重新上传。</li>
          <li>草稿：所属辖区改为并入的辖区；拆分的由填报的人重选。</li>
        </ul>
      </Section>
      <Section title={`按辖区（${count(weights.length)}）`}>
        <DataTable label="受影响的辖区">
          <thead>
            <tr>
              <HeaderCell>辖区</HeaderCell>
              <HeaderCell>级别</HeaderCell>
              <HeaderCell>变动</HeaderCell>
              <HeaderCell>去向</HeaderCell>
              {concerned.map(({ name, label }) => (
                <HeaderCell key={name} numeric>
                  {label}
                </HeaderCell>
              ))}
              <HeaderCell numeric>资金（万元）</HeaderCell>
              <HeaderCell numeric>账号</HeaderCell>
              <HeaderCell numeric>授权</HeaderCell>
              <HeaderCell numeric>导入</HeaderCell>
              <HeaderCell numeric>草稿</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {weights.map((weight) => (
              <Row key={weight.areaId}>
                <Cell>
                  <TextLink href={paths.area(weight.areaId)}>{weight.name}</TextLink>{' '}
                  <span className="text-ink-2">{weight.code}</span>
                </Cell>
                <Cell>{levelLabels[weight.level]}</Cell>
                <Cell>{kindLabels[weight.kind]}</Cell>
                <Cell wrap>{weight.to}</Cell>
                {concerned.map(({ name }) => (
                  <Cell key={name} numeric>
                    {count(weight.records[name] ?? 0)}
                  </Cell>
                ))}
                <Cell numeric>{money(weight.money)}</Cell>
                <Cell numeric>{count(weight.users)}</Cell>
                <Cell numeric>{count(weight.grants)}</Cell>
                <Cell numeric>{count(weight.imports)}</Cell>
                <Cell numeric>{count(weight.drafts)}</Cell>
              </Row>
            ))}
            {weights.length === 0 && (
              <EmptyRows columns={9 + concerned.length}>
                <EmptyState title="没有受影响的记录、账号和授权">
                  将要撤销的辖区名下没有任何记录，也没有人在那里任职。
                </EmptyState>
              </EmptyRows>
            )}
          </tbody>
        </DataTable>
      </Section>
    </>
  );
}

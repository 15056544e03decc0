import { Figure, KeyFigures } from '@/components/ui/figure';
import { Section } from '@/components/ui/page-header';
import type { Outcome } from '@/lib/domain/area-changes/carry-out';
import { counted } from '@/lib/domain/registry';

const count = (n = 0) => n.toLocaleString('zh-CN');

/** What a change has moved. */
export function Result({ outcome }: { outcome: Outcome }) {
  return (
    <Section description="拆分后没有划转的记录仍在原辖区名下，不在其内。" title="生效时">
      <KeyFigures label="生效时的变动">
        {counted
          .filter(({ name }) => outcome.records[name])
          .map(({ name, label, measureWord }) => (
            <Figure
              key={name}
              label={`转移的${label}`}
              unit={measureWord}
              value={count(outcome.records[name])}
            />
          ))}
        <Figure label="换发的编码" unit="个" value={count(outcome.codes)} />
        <Figure label="转移的账号" unit="个" value={count(outcome.users)} />
        <Figure label="转移的授权" unit="项" value={count(outcome.grants)} />
        <Figure label="取消的导入" unit="批" value={count(outcome.imports)} />
      </KeyFigures>
    </Section>
  );
}

import { ButtonLink } from '@/components/ui/button';
import { Figure, KeyFigures } from '@/components/ui/figure';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/page-header';
import type { Kinship } from '@/lib/domain/area-changes/queries';
import { assignable } from '@/lib/domain/registry';
import type { Actor } from '@/lib/platform/actor';
import type { Area } from '@/lib/platform/areas/queries';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { Basis, Names } from './kin';

type Props = { actor: Actor; area: Area; kinship: { to: readonly Kinship[] } };

/** Says first of all that the area is no more, and where it went. */
export function Ended({ actor, area, kinship }: Props) {
  const heirs = heirsOf(area, kinship.to);
  const [first] = heirs;
  return (
    <div className="px-4 pb-3">
      <Notice tone="warning">
        {area.validTo} 撤销，
        {heirs.length === 0 && '没有承接的辖区，它的记录计入上级'}
        {heirs.length > 0 && (heirs.length === 1 ? '并入' : '拆分到')}
        <Names actor={actor} kin={heirs} />
        {first && (first.document || first.changeId) && (
          <>
            （依据：
            <Basis {...first} />）
          </>
        )}
        。
      </Notice>
    </div>
  );
}

/** What still stands at it: nothing where it went into one other. */
export function Remaining({ actor, area, kinship, counts }: Props & { counts: Record<string, number> }) {
  const left = assignable.filter(({ name }) => counts[name]);
  if (left.length === 0) return null;
  const total = left.reduce((sum, { name }) => sum + (counts[name] ?? 0), 0).toLocaleString('zh-CN');
  const isParted = heirsOf(area, kinship.to).length > 1;
  return (
    <Section
      actions={
        isParted &&
        can(actor, 'ledger.write', area) && (
          <ButtonLink href={paths.assignments(area.id)}>划转记录（{total} 条待划转）</ButtonLink>
        )
      }
      description={
        isParted
          ? '没有划转到各去向的记录，含已停用的；统计时按份额计入各去向。'
          : '没有去向的记录，含已停用的；统计时计入上级。'
      }
      title="仍在名下的记录"
    >
      <KeyFigures label="仍在名下的记录">
        {left.map(({ name, label, measureWord }) => (
          <Figure
            key={name}
            label={label}
            unit={measureWord}
            value={(counts[name] ?? 0).toLocaleString('zh-CN')}
          />
        ))}
      </KeyFigures>
    </Section>
  );
}

/** What it became on the day on which it ended; what was given back before that is another matter. */
const heirsOf = (area: Area, to: readonly Kinship[]) => to.filter(({ on }) => on === area.validTo);

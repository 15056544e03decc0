import { Disclosure } from '@/components/ui/disclosure';
import { TextLink } from '@/components/ui/text-link';
import { compared, coverage, keyFigures } from '@/lib/domain/indicators/board';
import { appliesAt, codeOf, definitionOf, type FigureId, nameOf } from '@/lib/domain/indicators/catalogue';
import { yearBefore } from '@/lib/domain/indicators/define';
import type { Standing } from '@/lib/domain/indicators/figures';
import { estimateNote } from '@/lib/domain/indicators/format';
import { presentOnlyText } from '@/lib/domain/indicators/kept';
import { carried } from '@/lib/domain/indicators/period';
import { asOfText } from '@/lib/domain/reports/document';
import { paths } from '@/lib/platform/paths';

/** What the page counts, up to when, and with what it compares. */
export function Definitions({ standing }: { standing: Standing }) {
  const { area, moment, period, tree, treeDay, estimated, kept } = standing;
  const shown = [...new Set<FigureId>([...keyFigures, ...coverage, ...compared])].filter((id) =>
    appliesAt(id, area.level),
  );
  return (
    <div className="px-4 text-table">
      <Disclosure summary="口径">
        <p>
          截至 {asOfText(standing)}。“较上年”与 {yearBefore(moment).day} 相比，本期的数与上年同期相比。
          {!period.isCurrent &&
            `往期的数按记录的启用、停用日期还原到 ${moment.day}；${presentOnlyText(kept)}`}
          {treeDay &&
            `上年同期和各月也都按 ${treeDay} 的区划。当时在本辖区、今天已划出的记录也计在内，点开的清单只列您今天有权查看的。`}
          {Object.keys(estimated.total).length > 0 && estimateNote}
        </p>
        <dl className="mt-1 grid gap-x-8 md:grid-cols-2 [&>div]:flex [&>div]:gap-2 [&>div]:border-t [&>div]:py-1 [&_dt]:w-36 [&_dt]:shrink-0 [&_dt]:text-ink-2">
          {shown.map((id) => (
            <div key={id}>
              <dt>
                <a
                  className="text-action"
                  href={paths.indicator(codeOf(id), { area: area.id, period: carried(period), tree })}
                >
                  {nameOf(id)}
                </a>
              </dt>
              <dd>{definitionOf(id)}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-1">
          <TextLink href={paths.indicators({ area: area.id, period: carried(period), tree })}>
            全部指标
          </TextLink>
        </p>
      </Disclosure>
    </div>
  );
}

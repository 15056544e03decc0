import { Disclosure } from '@/components/ui/disclosure';
import { yearBefore } from '@/lib/domain/indicators/define';
import type { Standing } from '@/lib/domain/indicators/figures';
import { estimateNote } from '@/lib/domain/indicators/format';
import { presentOnlyText } from '@/lib/domain/indicators/kept';
import { asOfText } from '@/lib/domain/reports/document';

/** What the page counts, up to when, and with what it compares. */
export function Definitions({ standing }: { standing: Standing }) {
  const { moment, period, treeDay, estimated, kept } = standing;
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
        <p>点指标的名称看它的口径，点数看它数的记录；问卷的比率都写明有效样本 n，不到 30 份的标“样本少”。</p>
      </Disclosure>
    </div>
  );
}

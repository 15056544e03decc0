import { ledgers } from '@/lib/domain/registry';
import type { Ledger } from '@/lib/ledger/define';
import { attention } from './board';
import { appliesAt, type IndicatorId, indicators } from './catalogue';
import type { Figures } from './figures';
import { isEstimated } from './format';

type Attention = {
  /** By kind; the ledger may have no such thing. */
  rows: { ledger: Ledger; figures: (IndicatorId | undefined)[] }[];
  /** By kind, over several ledgers: no list has them together. */
  totals: { value: number; text: string }[];
};

/** The ledgers that have something to attend to, and no others: of thirty, a few at a time. */
export function attentionIn({
  area,
  total,
  estimated,
}: Pick<Figures, 'area' | 'total' | 'estimated'>): Attention {
  const rows = ledgers
    .map((ledger) => ({
      ledger,
      figures: attention.map(({ figures }) =>
        figures.find((id) => indicators[id].ledger === ledger && appliesAt(id, area.level)),
      ),
    }))
    .filter(({ figures }) => figures.some((id) => id && total[id]));
  const totals = attention.map((_, at) => {
    const added = rows.flatMap(({ figures }) => figures[at] ?? []);
    const value = added.reduce((sum, id) => sum + (total[id] ?? 0), 0);
    const mark = added.some((id) => isEstimated(id, estimated.total)) ? '≈' : '';
    return { value, text: `${mark}${value.toLocaleString('zh-CN')}` };
  });
  return { rows, totals };
}

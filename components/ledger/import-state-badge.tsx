import { Badge, type Tone } from '@/components/ui/badge';
import type { BatchState } from '@/lib/ledger/record';

const looks: Record<BatchState, { tone: Tone; sign: string; word: string }> = {
  uploaded: { tone: 'blue', sign: '◐', word: '等待检查' },
  checking: { tone: 'blue', sign: '◐', word: '正在检查' },
  checked: { tone: 'yellow', sign: '▲', word: '待确认' },
  failed: { tone: 'red', sign: '■', word: '不能使用' },
  applying: { tone: 'blue', sign: '◐', word: '正在导入' },
  applied: { tone: 'green', sign: '✓', word: '已导入' },
  undoing: { tone: 'blue', sign: '◐', word: '正在撤销' },
  undone: { tone: 'grey', sign: '↩', word: '已撤销' },
  cancelled: { tone: 'grey', sign: '○', word: '已取消' },
};

export function ImportStateBadge({ state }: { state: BatchState }) {
  const { tone, sign, word } = looks[state];
  return (
    <Badge sign={sign} tone={tone}>
      {word}
    </Badge>
  );
}

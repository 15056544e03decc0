import { Badge, type Tone } from '@/components/ui/badge';
import type { ExportState } from '@/prisma/client/enums';

const looks: Record<ExportState, { tone: Tone; sign: string; word: string }> = {
  queued: { tone: 'blue', sign: '◐', word: '排队中' },
  running: { tone: 'blue', sign: '◐', word: '正在生成' },
  ready: { tone: 'green', sign: '✓', word: '可以下载' },
  failed: { tone: 'red', sign: '■', word: '没有成功' },
  cancelled: { tone: 'grey', sign: '○', word: '已取消' },
  expired: { tone: 'grey', sign: '○', word: '文件已清理' },
};

export function ExportStateBadge({ state }: { state: ExportState }) {
  const { tone, sign, word } = looks[state];
  return (
    <Badge sign={sign} tone={tone}>
      {word}
    </Badge>
  );
}

const formatLabels: Record<string, string> = { xlsx: 'Excel', csv: 'CSV', docx: 'Word', pdf: 'PDF' };

export const formatLabel = (format: string) => formatLabels[format] ?? format;

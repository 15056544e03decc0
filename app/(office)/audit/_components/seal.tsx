import { Badge } from '@/components/ui/badge';
import { DefinitionList } from '@/components/ui/definition-list';
import type { FullEntry } from '@/lib/domain/audit/queries';

/** The entry's place in the chain. */
export function Seal({ entry }: { entry: FullEntry }) {
  return (
    <DefinitionList
      columns={1}
      items={[
        {
          term: '本条',
          value: entry.isIntact ? (
            <Badge sign="●" tone="green">
              内容与摘要一致
            </Badge>
          ) : (
            <Badge sign="■" tone="red">
              内容与摘要不一致，已被改动
            </Badge>
          ),
        },
        { term: '前一条摘要', value: hashText(entry.previousHash || '（首条，没有前一条）') },
        { term: '本条摘要', value: hashText(entry.hash) },
      ]}
    />
  );
}

const hashText = (hash: string) => <span className="break-all font-mono text-table">{hash}</span>;

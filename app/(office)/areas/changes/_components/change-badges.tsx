import { Badge, type Tone } from '@/components/ui/badge';
import { stateLabels } from '@/lib/domain/area-changes/labels';
import type { ChangeRow } from '@/lib/domain/area-changes/queries';
import type { AreaChangeState } from '@/prisma/client/enums';
import { Inferred } from '../../_components/inferred';

const looks: Record<AreaChangeState, { tone: Tone; sign: string }> = {
  draft: { tone: 'yellow', sign: '▲' },
  pending: { tone: 'blue', sign: '◐' },
  effective: { tone: 'green', sign: '✓' },
  withdrawn: { tone: 'grey', sign: '○' },
};

type Props = { change: Pick<ChangeRow, 'state' | 'message' | 'isInferred'> };

export function ChangeBadges({ change: { state, message, isInferred } }: Props) {
  return (
    <>
      {state === 'pending' && message ? (
        <Badge sign="■" tone="red">
          没有生效
        </Badge>
      ) : (
        <Badge {...looks[state]}>{stateLabels[state]}</Badge>
      )}
      {isInferred && <Inferred />}
    </>
  );
}

import { Badge, StateBadge, type Tone } from '@/components/ui/badge';
import { problemStateLabels } from '@/lib/domain/linkage/definition';
import { today } from '@/lib/platform/clock';
import type { LinkageProblemState } from '@/prisma/client/enums';

const tones: Record<LinkageProblemState, Tone> = {
  open: 'grey',
  solving: 'blue',
  solved: 'green',
  escalated: 'yellow',
};

export function ProblemState({ state, dueOn }: { state: LinkageProblemState; dueOn: string | null }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={tones[state]}>{problemStateLabels[state]}</Badge>
      {state !== 'solved' && dueOn && dueOn < today() && <StateBadge state="overdue" />}
    </span>
  );
}

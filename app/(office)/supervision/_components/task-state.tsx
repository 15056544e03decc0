import { Badge, StateBadge, type Tone } from '@/components/ui/badge';
import { stateLabels } from '@/lib/domain/supervision/labels';
import { lightOf } from '@/lib/domain/supervision/rules';
import { today } from '@/lib/platform/clock';
import type { SupervisionState } from '@/prisma/client/enums';

type Timed = Parameters<typeof lightOf>[0];

const tones: Partial<Record<SupervisionState, Tone>> = {
  struck_off: 'green',
  reported: 'blue',
  verified: 'blue',
};

/** The state in a word, and its light beside it. */
export function TaskState({ task, isInTime }: { task: Timed; isInTime?: boolean | null }) {
  const light = lightOf(task, today());
  const late = Math.round((Date.parse(today()) - Date.parse(task.dueOn)) / 86_400_000);
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={tones[task.state] ?? 'grey'}>{stateLabels[task.state]}</Badge>
      {light && <StateBadge state={light}>{light === 'overdue' ? `逾期 ${late} 天` : undefined}</StateBadge>}
      {isInTime === false && <Badge tone="yellow">超期办结</Badge>}
    </span>
  );
}

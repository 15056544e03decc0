import { actorText } from '@/lib/domain/audit/labels';
import { wallTime } from '@/lib/platform/clock';

/** Who did something and when; what came with the demo city was done by no person. */
export const byWhom = (name: string | null, at: Date): string =>
  [name && actorText({ userId: null, actor: name }), wallTime(at)].filter(Boolean).join(' ');

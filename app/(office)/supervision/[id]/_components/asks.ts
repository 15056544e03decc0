import { stepLabels } from '@/lib/domain/supervision/labels';
import type { Task } from '@/lib/domain/supervision/queries';
import { type Action, rules } from '@/lib/domain/supervision/rules';
import { addDays, today } from '@/lib/platform/clock';
import type { MoveAsk } from './move-button';

const noteLabels: Partial<Record<Action, string>> = {
  work: '办理情况',
  pass_down: '要求',
  report: '办理结果',
  ask_extension: '延期的理由',
  refuse_extension: '不同意的理由',
  return: '退回的原因、还要做什么',
  verify: '核验情况',
  suspend: '挂账的原因',
  withdraw: '撤销的原因',
  review_effect: '效果如何',
};

const explanations: Partial<Record<Action, string>> = {
  sign: '签收以后开始办理。',
  pass_down: '下级任务全部办结以后，才能反馈。期限不晚于本级的期限。',
  report: '反馈以后由上级核验；退回的可以再次反馈。',
  verify: '核验属实后才能销号。反馈的人不能核验。',
  strike_off: '销号以后不再改动；设了问效日期的，到期按同一指标再看效果。',
  suspend: '挂账期间不计逾期，到复查日期再定。',
  withdraw: '交办下级的任务一并撤销。',
};

const dayLabels = { due: '办结期限', review: '复查日期' } as const;

/** What the button of each step asks; a step that has to wait says why instead. */
export function asksOf(
  task: Task,
  below: readonly { id: number; name: string }[],
): { asks: MoveAsk[]; waits: string[] } {
  const dueOn = task.dueOn.toISOString().slice(0, 10);
  const asks = task.may
    .filter(({ refusal }) => refusal === null)
    .map(({ action }): MoveAsk => {
      const { asks: wanted } = rules[action];
      return {
        ...{ id: task.id, version: task.version, action, label: stepLabels[action] },
        title: `${stepLabels[action]}：${task.areaName}`,
        explanation: explanations[action] ?? '',
        noteLabel: noteLabels[action] ?? '说明',
        isNoteRequired: wanted.note === 'required',
        ...(wanted.day && {
          day: { label: labelOfDay(action, wanted.day), value: firstDay(action, task, dueOn) },
        }),
        ...(action === 'pass_down' && {
          day: { label: '下级的办结期限', value: dueOn, isOptional: true },
          targets: below.map(({ id, name }) => ({ value: String(id), label: name })),
        }),
        hasFiles: ['work', 'report', 'verify', 'review_effect'].includes(action),
        // The others can be taken up again; what is withdrawn is over.
        isDangerous: ['withdraw', 'return', 'refuse_extension'].includes(action),
        isPrimary:
          ['sign', 'report', 'verify', 'strike_off'].includes(action) ||
          (action === 'review_effect' && isReviewDue(task)),
      };
    });
  return { asks, waits: task.may.flatMap(({ refusal }) => refusal ?? []) };
}

const isReviewDue = ({ effectReviewOn }: Task) =>
  effectReviewOn !== null && effectReviewOn.toISOString().slice(0, 10) <= today();

const labelOfDay = (action: Action, day: 'due' | 'review') =>
  action === 'ask_extension' ? '延期至' : dayLabels[day];

function firstDay(action: Action, { extensionAskedTo }: Task, dueOn: string): string {
  if (action === 'grant_extension' && extensionAskedTo) return extensionAskedTo.toISOString().slice(0, 10);
  if (action === 'suspend') return addDays(today(), 90);
  const [, later = dueOn] = [dueOn, today()].sort();
  return addDays(later, 14);
}

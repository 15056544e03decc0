import { TextLink } from '@/components/ui/text-link';
import { Timeline } from '@/components/ui/timeline';
import { stepLabels } from '@/lib/domain/supervision/labels';
import type { Step, Task } from '@/lib/domain/supervision/queries';
import { wallTime } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';

const details: Record<string, string> = {
  dueOn: '期限',
  askedTo: '申请延期至',
  reviewOn: '复查日期',
  targets: '交办',
  value: '当时的值',
};

/** The whole path, newest first: who, when, what, with what proof. */
export function Path({ steps, tasks }: { steps: readonly Step[]; tasks: readonly Task[] }) {
  const areaOf = (step: Step) => tasks.find(({ id }) => id === step.taskId)?.areaName;
  return (
    <Timeline
      entries={[...steps].reverse().map((step) => ({
        id: String(step.id),
        when: wallTime(step.at),
        dateTime: step.at.toISOString(),
        who: [step.actor, step.unit].filter(Boolean).join('，'),
        what: (
          <span>
            <span className="font-medium">
              {stepLabels[step.action as keyof typeof stepLabels] ?? step.action}
            </span>
            {areaOf(step) && <span className="text-ink-2"> · {areaOf(step)}</span>}
            {step.note && <span className="whitespace-pre-line">：{step.note}</span>}
          </span>
        ),
        details: <Details step={step} />,
      }))}
    />
  );
}

function Details({ step: { detail, files } }: { step: Step }) {
  const told = Object.entries((detail ?? {}) as Record<string, string | number | string[]>);
  if (told.length + files.length === 0) return null;
  return (
    <div className="text-ink-2">
      {told.length > 0 && (
        <p>
          {told
            .map(
              ([name, value]) =>
                `${details[name] ?? name} ${Array.isArray(value) ? value.join('、') : value}`,
            )
            .join('；')}
        </p>
      )}
      {files.map(({ id, fileName }) => (
        <p key={id}>
          佐证：
          <TextLink href={paths.supervisionFile(id)} target="_blank">
            {fileName}
          </TextLink>
        </p>
      ))}
    </div>
  );
}

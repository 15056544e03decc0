import clsx from 'clsx';
import { Badge } from '@/components/ui/badge';
import type { Task } from '@/lib/domain/supervision/queries';
import { TaskState } from '../../_components/task-state';
import { asksOf } from './asks';
import { MoveButton } from './move-button';

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? '';

/** Each area's task with what can be done with it; what was passed down stands under the one above. */
export function Tasks({
  tasks,
  below,
}: {
  tasks: readonly Task[];
  below: ReadonlyMap<number, readonly { id: number; name: string }[]>;
}) {
  const seen = new Set(tasks.map(({ id }) => id));
  const tops = tasks.filter(({ parentTaskId }) => parentTaskId === null || !seen.has(parentTaskId));
  const lines = tops.flatMap((top) => descend(tasks, top, 0));
  return (
    <ul className="border-t">
      {lines.map(({ task, depth }) => (
        <li
          className={clsx('scroll-mt-16 border-b py-2 target:bg-action-soft', depth > 0 && 'border-l-2 pl-3')}
          id={`task-${task.id}`}
          key={task.id}
          style={{ marginLeft: `${depth * 1.25}rem` }}
        >
          <TaskLine below={below.get(task.areaId) ?? []} task={task} />
        </li>
      ))}
    </ul>
  );
}

function TaskLine({ task, below }: { task: Task; below: readonly { id: number; name: string }[] }) {
  const { asks, waits } = asksOf(task, below);
  const dates = {
    state: task.state,
    dueOn: day(task.dueOn),
    nearDueOn: day(task.nearDueOn),
    lagsOn: day(task.lagsOn),
  };
  return (
    <div className="space-y-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{task.areaName}</span>
        <TaskState isInTime={task.isInTime} task={dates} />
        {task.returns > 0 && <Badge tone="yellow">退回 {task.returns} 次</Badge>}
        {task.extensionAskedTo && task.state !== 'reported' && (
          <Badge tone="blue">申请延期至 {day(task.extensionAskedTo)}</Badge>
        )}
        <span className="text-ink-2 text-table">{task.code}</span>
      </p>
      <p className="text-ink-2 text-table">
        {task.upperName}交办，{day(task.startedOn)} 起，期限 {dates.dueOn}
        {day(task.firstDueOn) !== dates.dueOn && `（原 ${day(task.firstDueOn)}）`}
        {task.reportedOn && `，${day(task.reportedOn)} 反馈`}
        {task.struckOffOn && `，${day(task.struckOffOn)} 销号`}
        {task.state === 'suspended' && task.resumeOn && `，${day(task.resumeOn)} 复查`}
        {task.effectReviewOn && !task.effectReviewedOn && `，${day(task.effectReviewOn)} 问效`}
        {task.effectReviewedOn && `，${day(task.effectReviewedOn)} 已问效`}
      </p>
      {waits.map((words) => (
        <p className="text-ink-2 text-table" key={words}>
          {words}
        </p>
      ))}
      {asks.length > 0 && (
        <div className="no-print flex flex-wrap gap-2 pt-1">
          {asks.map((ask) => (
            <MoveButton ask={ask} key={ask.action} />
          ))}
        </div>
      )}
    </div>
  );
}

function descend(tasks: readonly Task[], task: Task, depth: number): { task: Task; depth: number }[] {
  const children = tasks.filter(({ parentTaskId }) => parentTaskId === task.id);
  return [{ task, depth }, ...children.flatMap((child) => descend(tasks, child, depth + 1))];
}

import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { DateInput, Select, TextArea } from '@/components/ui/inputs';
import { Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { categoryLabels } from '@/lib/domain/linkage/definition';
import { type AssignmentVisits, dayText, type Visit } from '@/lib/domain/linkage/queries';
import { addDays, today } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import { ProblemButtons } from '../../../linkage/_components/problem-buttons';
import { ProblemState } from '../../../linkage/_components/problem-state';
import { addProblem, addVisit, changeVisit, dropVisit } from '../../../linkage/actions';

/** The post's visits, what each found and what became of it. The post is named, never a person. */
export function Visits({
  assignment,
  of,
}: {
  assignment: { id: number; post: string };
  of: AssignmentVisits;
}) {
  const { visits, total, mayRecord } = of;
  return (
    <Section
      actions={mayRecord && <AddVisit assignmentId={assignment.id} />}
      description={`${assignment.post}的走访；上面的走访、问题数由这里计算。不用打卡，不用拍照。`}
      title="走访记录"
    >
      {visits.length === 0 ? (
        <EmptyState title="还没有走访记录">登记一次走访，发现的问题登记在走访下面。</EmptyState>
      ) : (
        <ol className="border-t">
          {visits.map((visit) => (
            <li
              className="scroll-mt-16 border-b py-2 target:bg-action-soft"
              id={`visit-${visit.id}`}
              key={visit.id}
            >
              <VisitLine of={of} visit={visit} />
            </li>
          ))}
        </ol>
      )}
      {total > visits.length && (
        <p className="mt-2 text-ink-2 text-table">
          只列最近 {visits.length} 次，共 {total} 次。{' '}
          <TextLink href={paths.linkageVisits()}>全部走访</TextLink>
        </p>
      )}
    </Section>
  );
}

function AddVisit({ assignmentId }: { assignmentId: number }) {
  return (
    <ConfirmDialog
      action={addVisit}
      confirmLabel="登记"
      danger={false}
      fields={{ assignmentId: String(assignmentId), submitKey: crypto.randomUUID() }}
      title="登记走访"
      trigger="登记走访"
      triggerIcon="plus"
      triggerVariant="primary"
    >
      <VisitFields visitedOn={today()} />
    </ConfirmDialog>
  );
}

function ChangeVisit({ visit: { id, version, visitedOn, note, problems } }: { visit: Visit }) {
  return (
    <ConfirmDialog
      action={changeVisit}
      confirmLabel="保存"
      danger={false}
      fields={{ id: String(id), version: String(version) }}
      title={`修改 ${dayText(visitedOn)} 的走访`}
      trigger="修改"
      triggerSize="small"
      triggerVariant="quiet"
    >
      <VisitFields note={note ?? ''} visitedOn={dayText(visitedOn)} />
      {problems.length > 0 && <p className="text-ink-2">改了日期，所发现问题的发现日期随之更改。</p>}
    </ConfirmDialog>
  );
}

function VisitFields({ visitedOn, note = '' }: { visitedOn: string; note?: string }) {
  return (
    <>
      <Field label="走访日期" name="visitedOn" required>
        {(control) => <DateInput {...control} defaultValue={visitedOn} max={today()} />}
      </Field>
      <Field help="看了什么、听到什么；不写居民姓名。" label="情况" name="note">
        {(control) => (
          <TextArea {...control} className="w-full" defaultValue={note} maxLength={500} rows={3} />
        )}
      </Field>
    </>
  );
}

function VisitLine({
  visit,
  of: { mayRecord, maySupervise, responsible },
}: {
  visit: Visit;
  of: AssignmentVisits;
}) {
  return (
    <div className="space-y-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{dayText(visit.visitedOn)}</span>
        <span className="text-ink-2 text-table">
          {visit.name}
          {visit.enteredBy && `，${visit.enteredBy}登记`}
        </span>
        {mayRecord && <AddProblem responsible={responsible} visit={visit} />}
        {mayRecord && <ChangeVisit visit={visit} />}
        {mayRecord && visit.problems.length === 0 && <DropVisit visit={visit} />}
      </p>
      {visit.note && <p className="whitespace-pre-line">{visit.note}</p>}
      {visit.problems.length > 0 && (
        <ul className="border-l-2 pl-3">
          {visit.problems.map((problem) => (
            <li
              className="scroll-mt-16 py-1 target:bg-action-soft"
              id={`problem-${problem.id}`}
              key={problem.id}
            >
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-0">{problem.name}</span>
                <ProblemState dueOn={dayText(problem.dueOn) || null} state={problem.state} />
              </p>
              <p className="text-ink-2 text-table">
                {categoryLabels[problem.category]}，{problem.responsible}解决
                {problem.dueOn && `，期限 ${dayText(problem.dueOn)}`}
                {problem.solvedOn && `，${dayText(problem.solvedOn)} 解决`}
                {problem.solution && `：${problem.solution}`}
              </p>
              <ProblemButtons maySupervise={maySupervise} mayRecord={mayRecord} problem={problem} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function AddProblem({ visit, responsible }: { visit: Visit; responsible: AssignmentVisits['responsible'] }) {
  return (
    <ConfirmDialog
      action={addProblem}
      confirmLabel="登记"
      danger={false}
      fields={{ visitId: String(visit.id), submitKey: crypto.randomUUID() }}
      title={`登记 ${dayText(visit.visitedOn)} 走访发现的问题`}
      trigger="登记问题"
      triggerSize="small"
      triggerVariant="quiet"
    >
      <Field label="问题" name="name" required>
        {(control) => <TextArea {...control} maxLength={200} rows={2} />}
      </Field>
      <Field label="类别" name="category" required>
        {(control) => (
          <Select
            {...control}
            options={Object.entries(categoryLabels).map(([value, label]) => ({ value, label }))}
          />
        )}
      </Field>
      <Field help="本辖区解决不了的，选上级辖区。" label="谁来解决" name="responsibleAreaId" required>
        {(control) => (
          <Select
            {...control}
            options={responsible.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        )}
      </Field>
      <Field label="解决期限" name="dueOn">
        {(control) => <DateInput {...control} defaultValue={addDays(today(), 30)} />}
      </Field>
    </ConfirmDialog>
  );
}

function DropVisit({ visit }: { visit: Visit }) {
  return (
    <ConfirmDialog
      action={dropVisit}
      confirmLabel="删除"
      fields={{ id: String(visit.id) }}
      title={`删除 ${dayText(visit.visitedOn)} 的走访？`}
      trigger="删除"
      triggerSize="small"
      triggerVariant="quiet"
    >
      <p>登记错了才删除；审计记录里仍可查到。</p>
      <Field id={`reason-visit-${visit.id}`} label="原因" name="reason" required>
        {(control) => <TextArea {...control} maxLength={200} rows={2} />}
      </Field>
    </ConfirmDialog>
  );
}

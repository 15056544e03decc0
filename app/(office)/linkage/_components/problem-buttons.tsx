import { ButtonLink } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { DateInput, TextArea } from '@/components/ui/inputs';
import { today } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import type { LinkageProblemState } from '@/prisma/client/enums';
import { changeProblem, dropProblem } from '../actions';

type Props = {
  problem: {
    id: number;
    version: number;
    name: string;
    state: LinkageProblemState;
    supervisionItemId: number | null;
  };
  mayRecord: boolean;
  maySupervise: boolean;
};

/** What can be done about a problem where it stands now. */
export function ProblemButtons({ problem, mayRecord, maySupervise }: Props) {
  const { id, version, name, state, supervisionItemId } = problem;
  const sent = (to: string) => ({ id: String(id), version: String(version), state: to });
  const isSolved = state === 'solved';
  return (
    <span className="no-print inline-flex flex-wrap gap-2">
      {mayRecord && !isSolved && (
        <ConfirmDialog
          action={changeProblem}
          confirmLabel="已解决"
          danger={false}
          fields={sent('solved')}
          title={`“${name}”已解决？`}
          trigger="已解决"
          triggerSize="small"
        >
          <Field id={`solution-${id}`} label="怎样解决的" name="solution" required>
            {(control) => <TextArea {...control} maxLength={500} rows={3} />}
          </Field>
          <Field id={`solved-${id}`} label="解决日期" name="solvedOn" required>
            {(control) => <DateInput {...control} defaultValue={today()} max={today()} />}
          </Field>
        </ConfirmDialog>
      )}
      {mayRecord && (state === 'open' || isSolved) && (
        <ConfirmDialog
          action={changeProblem}
          confirmLabel={isSolved ? '重新办理' : '开始办理'}
          danger={false}
          fields={sent('solving')}
          title={`${isSolved ? '重新办理' : '开始办理'}“${name}”？`}
          trigger={isSolved ? '重新办理' : '开始办理'}
          triggerSize="small"
          triggerVariant="quiet"
        >
          <Field id={`note-${id}`} label="说明" name="solution">
            {(control) => <TextArea {...control} maxLength={500} rows={2} />}
          </Field>
        </ConfirmDialog>
      )}
      {supervisionItemId ? (
        <ButtonLink href={paths.supervisionItem(supervisionItemId)} size="small" variant="quiet">
          看督办
        </ButtonLink>
      ) : (
        maySupervise &&
        !isSolved && (
          <ButtonLink href={paths.newSupervision({ problem: id })} icon="flag" size="small" variant="quiet">
            发起督办
          </ButtonLink>
        )
      )}
      {mayRecord && !supervisionItemId && (
        <ConfirmDialog
          action={dropProblem}
          confirmLabel="删除"
          fields={{ id: String(id) }}
          title={`删除“${name}”？`}
          trigger="删除"
          triggerSize="small"
          triggerVariant="quiet"
        >
          <p>登记错了才删除；审计记录里仍可查到。</p>
          <Field id={`reason-${id}`} label="原因" name="reason" required>
            {(control) => <TextArea {...control} maxLength={200} rows={2} />}
          </Field>
        </ConfirmDialog>
      )}
    </span>
  );
}

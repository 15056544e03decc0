import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Select, TextArea } from '@/components/ui/inputs';
import { exclusionReasons } from '@/lib/domain/requests/words';
import { askToExclude, exclude } from '../../actions';

type Props = {
  id: number;
  asked: { reason: string; detail: string; askedBy: string; decided: string | null } | null;
  mayAsk: boolean;
  mayDecide: boolean;
};

/** Leaving a request out of the rates: a reason, and a second person. */
export function ExclusionPart({ id, asked, mayAsk, mayDecide }: Props) {
  return (
    <div className="mt-3 space-y-2">
      {asked && (
        <p className="text-table">
          申请不计入：{asked.reason}，{asked.detail}（{asked.askedBy}）。{asked.decided ?? '等另一人审定。'}
        </p>
      )}
      {mayAsk && (
        <ConfirmDialog
          action={askToExclude}
          confirmLabel="申请"
          danger={false}
          fields={{ id: String(id) }}
          title="申请这件诉求不计入三率？"
          trigger="申请不计入评价"
          triggerSize="small"
        >
          <Field label="理由" name="reason" required>
            {(control) => (
              <Select
                {...control}
                blank="请选择"
                defaultValue=""
                options={Object.entries(exclusionReasons).map(([value, label]) => ({ value, label }))}
              />
            )}
          </Field>
          <Field help="由没有申请、没有办理的另一人审定。" label="说明" name="detail" required>
            {(control) => <TextArea {...control} className="w-full" maxLength={300} />}
          </Field>
        </ConfirmDialog>
      )}
      {mayDecide && (
        <span className="flex gap-2">
          <ConfirmDialog
            action={exclude}
            confirmLabel="同意"
            danger={false}
            fields={{ id: String(id), decision: 'grant' }}
            title="同意这件诉求不计入三率？"
            trigger="同意不计入"
            triggerSize="small"
          />
          <ConfirmDialog
            action={exclude}
            confirmLabel="不同意"
            danger={false}
            fields={{ id: String(id), decision: 'refuse' }}
            title="不同意？这件诉求照常计入。"
            trigger="不同意"
            triggerSize="small"
          />
        </span>
      )}
    </div>
  );
}

'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { ConfirmDialog, type ConfirmResult } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { NumberInput, Select } from '@/components/ui/inputs';
import type { ItemRow } from '@/lib/domain/area-changes/queries';
import { paths } from '@/lib/platform/paths';

type Item = Pick<ItemRow, 'id' | 'name' | 'code' | 'newCode' | 'newName' | 'targets' | 'isSettled'>;
type Props = { action: (form: FormData) => Promise<ConfirmResult>; changeId: number; item: Item };

const choices = [
  { value: 'goesOn', label: '延续为新区划里的一个辖区' },
  { value: 'goesInto', label: '并入一个，或拆分到几个辖区' },
  { value: 'closes', label: '撤销，没有去向' },
];

/** Asks what becomes of one area. */
export function SettleDialog({ action, changeId, item }: Props) {
  return (
    <ConfirmDialog
      action={action}
      confirmLabel="确定"
      danger={false}
      fields={{ changeId: String(changeId), itemId: String(item.id) }}
      title={`“${item.name}”（${item.code}）到哪里去？`}
      trigger={item.isSettled ? '改去向' : '选去向'}
      triggerSize="small"
      triggerVariant="quiet"
    >
      <Choices changeId={changeId} item={item} />
    </ConfirmDialog>
  );
}

function Choices({ changeId, item }: Omit<Props, 'action'>) {
  const [choice, setChoice] = useState(item.newCode ? 'goesOn' : 'goesInto');
  return (
    // High enough for the list that opens below the last field.
    <div className="min-h-96 space-y-3">
      <Field id={`choice-${item.id}`} label="去向" name="choice">
        {(control) => (
          <Select
            {...control}
            onChange={(event) => setChoice(event.target.value)}
            options={choices}
            value={choice}
          />
        )}
      </Field>
      {choice === 'goesOn' && (
        <Field
          help="同一个辖区换了名称、代码或上级：记录和授权都留在它名下。"
          id={`code-${item.id}`}
          label="延续为"
          name="code"
        >
          {(control) => (
            <Combobox
              {...control}
              defaultLabel={item.newName ?? ''}
              defaultValue={item.newCode ?? ''}
              placeholder="名称或代码"
              src={paths.areaChangeTargets(changeId, { item: item.id, new: 1 })}
            />
          )}
        </Field>
      )}
      {choice === 'goesInto' && <Targets changeId={changeId} item={item} />}
      {choice === 'closes' && <p className="text-ink-2">它的记录没有去向，仍留在它名下，计入上级。</p>}
    </div>
  );
}

function Targets({ changeId, item }: Omit<Props, 'action'>) {
  const [count, setCount] = useState(Math.max(1, item.targets.length));
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 font-medium">并入、拆分到</legend>
      <p className="text-ink-2 text-table">
        只填一个是并入。填几个是拆分：份额合计 100%，都不填就平均分；没有划转的记录按份额计入各去向。
      </p>
      {Array.from({ length: count }, (_, at) => {
        const target = item.targets[at];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end
          <div className="flex items-start gap-2" key={at}>
            <Combobox
              aria-label={`去向 ${at + 1}`}
              className="flex-1"
              defaultLabel={target?.name}
              defaultValue={target?.code}
              id={`to-${item.id}-${at}`}
              name="to"
              placeholder="名称或代码"
              src={paths.areaChangeTargets(changeId, { item: item.id })}
            />
            <div className="w-24">
              <NumberInput
                aria-label={`去向 ${at + 1} 的份额`}
                defaultValue={
                  target && item.targets.length > 1 ? Math.round(target.share * 10_000) / 100 : ''
                }
                name="share"
                unit="%"
              />
            </div>
          </div>
        );
      })}
      {count < 20 && (
        <Button icon="plus" onClick={() => setCount(count + 1)} size="small">
          再加一个去向
        </Button>
      )}
    </fieldset>
  );
}

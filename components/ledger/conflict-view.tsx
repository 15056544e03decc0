'use client';

import { Button, ButtonLink } from '@/components/ui/button';
import { FormActions } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SideBySide } from '@/components/ui/side-by-side';
import type { FormField, FormSection } from '@/lib/ledger/form';
import type { Stale } from '@/lib/ledger/record';

type Props = {
  sections: FormSection[];
  mine: Record<string, string>;
  conflict: Stale;
  cancelHref: string;
  onSettle: (merged: Record<string, string>) => void;
};

/** Two edits of one record side by side: of each field that differs one is chosen, then the form goes on with both. */
export function ConflictView({ sections, mine, conflict, cancelHref, onSettle }: Props) {
  const fields = sections.flatMap((section) => section.fields);
  const differs = (field: FormField) => (mine[field.name] ?? '') !== (conflict.values[field.name] ?? '');
  function settle(form: FormData) {
    const merged = { ...conflict.values };
    for (const { name } of fields) {
      if (form.get(`choose.${name}`) !== 'mine') continue;
      merged[name] = mine[name] ?? '';
      merged[`${name}_text`] = mine[`${name}_text`] ?? '';
    }
    onSettle(merged);
  }
  return (
    <form action={settle} className="space-y-4 px-4">
      <div className="max-w-form">
        <Notice live title="没有保存：这条记录刚被别人改过" tone="warning">
          两个版本对照如下。不同的项目请选用其中一个，然后继续保存；您填的内容没有丢。
        </Notice>
      </div>
      <SideBySide
        choosable
        fields={fields.map((field) => ({
          name: field.name,
          label: field.label,
          mine: wordsOf(field, mine),
          theirs: wordsOf(field, conflict.values),
          differs: differs(field),
        }))}
        mine={{ title: '我填的', who: '我', when: '还没有保存' }}
        theirs={{ title: '现在的记录', who: conflict.changedBy, when: conflict.changedAt }}
      />
      <FormActions>
        <Button type="submit" variant="primary">
          按所选内容继续
        </Button>
        <ButtonLink href={cancelHref}>放弃我的修改</ButtonLink>
      </FormActions>
    </form>
  );
}

function wordsOf(field: FormField, values: Record<string, string>): string {
  const text = values[field.name] ?? '';
  if (field.kind === 'area' || field.kind === 'reference') return values[`${field.name}_text`] ?? '';
  return field.options.find((option) => option.value === text)?.label ?? text;
}

'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button';

/** A row's checkbox. All of a list's boxes share one `name` inside one `<form>`. */
export function SelectRow({ name, value, label }: { name: string; value: string; label: string }) {
  return (
    <label className="-m-2 flex w-8 p-2">
      <input aria-label={`选择${label}`} data-select={name} name={name} type="checkbox" value={value} />
    </label>
  );
}

const boxesOf = (form: HTMLFormElement | null | undefined, name: string) =>
  Array.from(form?.querySelectorAll<HTMLInputElement>(`input[data-select="${name}"]`) ?? []);

/** Calls back with the number ticked whenever that may have changed. */
function useTicked(name: string) {
  const anchor = useRef<HTMLElement>(null);
  const [state, setState] = useState({ ticked: 0, shown: 0 });
  useEffect(() => {
    const form = anchor.current?.closest('form');
    const count = () => {
      const boxes = boxesOf(form, name);
      setState({
        ticked: boxes.filter((box) => box.checked).length,
        shown: boxes.length,
      });
    };
    // The head ticked before the page was live: no one has heard it.
    if (form?.querySelector<HTMLInputElement>(`input[data-select-page="${name}"]`)?.checked) {
      for (const box of boxesOf(form, name)) box.checked = true;
    }
    count();
    form?.addEventListener('change', count);
    return () => form?.removeEventListener('change', count);
  }, [name]);
  const tickAll = (checked: boolean) => {
    const form = anchor.current?.closest('form');
    for (const box of boxesOf(form, name)) box.checked = checked;
    form?.dispatchEvent(new Event('change', { bubbles: true }));
  };
  return { anchor, ...state, tickAll };
}

/** The checkbox in the head: ticks the rows of this page. */
export function SelectPage({ name }: { name: string }) {
  const { anchor, ticked, shown, tickAll } = useTicked(name);
  return (
    <label className="-m-2 flex w-8 p-2" ref={anchor as React.RefObject<HTMLLabelElement>}>
      <input
        aria-label="选择本页全部"
        data-select-page={name}
        checked={shown > 0 && ticked === shown}
        onChange={(event) => tickAll(event.target.checked)}
        ref={(box) => {
          if (box) box.indeterminate = ticked > 0 && ticked < shown;
        }}
        type="checkbox"
      />
    </label>
  );
}

/**
 * Says how many are ticked and holds what can be done with them; empty while none is.
 * "选择全部" sends `allMatching=1` besides the ticked ids: the server then applies the list's filter itself.
 */
export function SelectionBar({
  name,
  total,
  unit = '条',
  children,
}: {
  name: string;
  /** How many match the filter, over all pages. */
  total: number;
  unit?: string;
  children: ReactNode;
}) {
  const { anchor, ticked, shown, tickAll } = useTicked(name);
  const [isAll, setAll] = useState(false);
  const everything = isAll && ticked === shown && shown > 0;
  const number = (everything ? total : ticked).toLocaleString('zh-CN');
  return (
    <div className="no-print" ref={anchor as React.RefObject<HTMLDivElement>}>
      <p aria-live="polite" className="sr-only">
        {ticked > 0 ? `已选 ${number} ${unit}` : ''}
      </p>
      {ticked > 0 && (
        <div className="flex min-h-11 flex-wrap items-center gap-2 border-t bg-action-soft px-4 py-1.5">
          <span className="font-medium">
            已选 {number} {unit}
          </span>
          {ticked === shown && total > shown && !everything && (
            <Button onClick={() => setAll(true)} size="small" variant="quiet">
              选择符合条件的全部 {total.toLocaleString('zh-CN')} {unit}
            </Button>
          )}
          {everything && <input data-total={total} name="allMatching" type="hidden" value="1" />}
          <Button
            onClick={() => {
              setAll(false);
              tickAll(false);
            }}
            size="small"
            variant="quiet"
          >
            取消选择
          </Button>
          <span className="ml-auto flex flex-wrap gap-2">{children}</span>
        </div>
      )}
    </div>
  );
}

import { buttonClass } from '@/components/ui/button-class';
import { Icon } from '@/components/ui/icon';
import { TextInput } from '@/components/ui/inputs';
import { Popdown } from '@/components/ui/popdown';
import { SubmitButton } from '@/components/ui/submit-button';
import { PlainLink } from '@/components/ui/text-link';
import type { Saved } from '@/lib/domain/pivot/queries';
import { paths } from '@/lib/platform/paths';
import { dropPivot, savePivot } from '../actions';

/** A person's own. To share one, its address is enough. */
export function SavedPivots({ saved, own }: { saved: readonly Saved[]; own: string }) {
  return (
    <Popdown
      align="end"
      panelClassName="w-72 py-1"
      summary="已存的分析"
      summaryClassName={buttonClass('secondary', 'normal')}
    >
      {saved.length > 0 && (
        <ul className="max-h-80 overflow-y-auto border-b pb-1">
          {saved.map(({ id, name, query }) => (
            <li className="flex items-center" key={id}>
              <PlainLink
                className="min-w-0 flex-1 truncate px-3 py-2 hover:bg-action-soft"
                href={`${paths.pivot()}?${query}`}
              >
                {name}
              </PlainLink>
              <form action={dropPivot}>
                <input name="id" type="hidden" value={id} />
                <input name="query" type="hidden" value={own} />
                <button
                  aria-label={`删除分析“${name}”`}
                  className={buttonClass('quiet', 'icon')}
                  type="submit"
                >
                  <Icon name="close" />
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form action={savePivot} className="flex gap-2 p-3">
        <input name="query" type="hidden" value={own} />
        <TextInput aria-label="分析名称" maxLength={30} name="name" placeholder="把当前分析存为…" required />
        <SubmitButton variant="secondary">保存</SubmitButton>
      </form>
      <p className="px-3 pb-2 text-ink-2 text-note">只有本人看得到。要给别人看，把网址发给他即可。</p>
    </Popdown>
  );
}

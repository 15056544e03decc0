import { PrintButton } from '@/components/ledger/print-button';
import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Checkbox } from '@/components/ui/choices';
import { Icon } from '@/components/ui/icon';
import { TextInput } from '@/components/ui/inputs';
import { MenuItem, menuButtonClass } from '@/components/ui/menu';
import { Popdown } from '@/components/ui/popdown';
import { SubmitButton } from '@/components/ui/submit-button';
import { PlainLink } from '@/components/ui/text-link';
import { pivotStart } from '@/lib/domain/pivot/definition';
import { fieldNames, fieldOf, type Ledger } from '@/lib/ledger/define';
import type { ListQuery } from '@/lib/ledger/query';
import { paths } from '@/lib/platform/paths';
import { chooseColumns, dropView, exportList, saveView } from './list-actions';

type Props = {
  ledger: Ledger;
  query: ListQuery;
  /** The list's address parameters, without the page. */
  own: string;
  views: { id: number; name: string; query: string }[];
  canExport: boolean;
};

const summaryClass = buttonClass('secondary', 'normal');

export function ListTools({ ledger, query, own, views, canExport }: Props) {
  return (
    <>
      <Views ledger={ledger} own={own} views={views} />
      <ButtonLink href={paths.pivot(pivotStart(ledger, own))}>分析</ButtonLink>
      <Columns ledger={ledger} own={own} query={query} />
      {canExport && <Export ledger={ledger} own={own} />}
      <PrintButton />
    </>
  );
}

const Hidden = ({ ledger, own }: { ledger: Ledger; own: string }) => (
  <>
    <input name="ledger" type="hidden" value={ledger.name} />
    <input name="query" type="hidden" value={own} />
  </>
);

function Views({ ledger, own, views }: Pick<Props, 'ledger' | 'own' | 'views'>) {
  return (
    <Popdown align="end" panelClassName="w-64 py-1" summary="视图" summaryClassName={summaryClass}>
      {views.length > 0 && (
        <ul className="border-b pb-1">
          {views.map((view) => (
            <li className="flex items-center" key={view.id}>
              <PlainLink
                className="min-w-0 flex-1 truncate px-3 py-2 hover:bg-action-soft"
                href={`${paths.ledger(ledger.name)}?${view.query}`}
              >
                {view.name}
              </PlainLink>
              <form action={dropView}>
                <input name="id" type="hidden" value={view.id} />
                <Hidden ledger={ledger} own={own} />
                <button
                  aria-label={`删除视图“${view.name}”`}
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
      <form action={saveView} className="flex gap-2 p-3">
        <Hidden ledger={ledger} own={own} />
        <TextInput aria-label="视图名称" maxLength={30} name="name" placeholder="把当前筛选存为…" required />
        <SubmitButton variant="secondary">保存</SubmitButton>
      </form>
    </Popdown>
  );
}

function Columns({ ledger, own, query }: Pick<Props, 'ledger' | 'own' | 'query'>) {
  return (
    <Popdown align="end" panelClassName="w-56" summary="列" summaryClassName={summaryClass}>
      <form action={chooseColumns}>
        <Hidden ledger={ledger} own={own} />
        <fieldset className="grid max-h-80 overflow-y-auto px-3 py-2">
          <legend className="sr-only">显示哪些列</legend>
          {fieldNames(ledger).map((name) => (
            <Checkbox
              defaultChecked={query.columns.includes(name)}
              key={name}
              label={fieldOf(ledger, name).label}
              name="column"
              value={name}
            />
          ))}
        </fieldset>
        <p className="flex gap-2 border-t p-2">
          <SubmitButton>应用并记住</SubmitButton>
          <button className={buttonClass('quiet')} name="reset" type="submit" value="1">
            恢复默认
          </button>
        </p>
      </form>
    </Popdown>
  );
}

function Export({ ledger, own }: Pick<Props, 'ledger' | 'own'>) {
  return (
    <Popdown align="end" panelClassName="w-56 py-1" summary="导出" summaryClassName={summaryClass}>
      <form action={exportList}>
        <Hidden ledger={ledger} own={own} />
        <input name="submitKey" type="hidden" value={crypto.randomUUID()} />
        <ul>
          <MenuItem>
            <button className={menuButtonClass} name="format" type="submit" value="xlsx">
              <Icon name="download" />
              符合条件的全部，Excel
            </button>
          </MenuItem>
          <MenuItem>
            <button className={menuButtonClass} name="format" type="submit" value="csv">
              <Icon name="download" />
              符合条件的全部，CSV
            </button>
          </MenuItem>
        </ul>
      </form>
    </Popdown>
  );
}

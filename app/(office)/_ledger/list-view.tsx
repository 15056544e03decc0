import { LedgerList } from '@/components/ledger/ledger-list';
import { ReviewForm } from '@/components/ledger/review-form';
import { TextLink } from '@/components/ui/text-link';
import { listParams } from '@/lib/ledger/conditions';
import type { Ledger } from '@/lib/ledger/define';
import { loadList } from '@/lib/ledger/list';
import type { Params } from '@/lib/ledger/query';
import type { Actor } from '@/lib/platform/actor';
import type { Day } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import type { ledgerActions } from './ledger-actions';
import { ListTools } from './list-tools';

type Props = {
  actor: Actor;
  ledger: Ledger;
  params: Params;
  review: ReturnType<typeof ledgerActions>['reviewMany'];
};

export async function viewList({ actor, ledger, params, review }: Props) {
  const list = await loadList(actor, ledger, params);
  const own = listParams(list.query, ledger.list).toString();
  return (
    <LedgerList
      {...list}
      about={list.query.filter.tree && <TreeOfList ledger={ledger} own={own} tree={list.query.filter.tree} />}
      ledger={ledger}
      selectable={list.may.review}
      tools={
        <ListTools
          canExport={list.may.export}
          ledger={ledger}
          own={own}
          query={list.query}
          views={list.views}
        />
      }
      wrap={
        list.may.review
          ? (table) => (
              <ReviewForm action={review} query={own} total={list.total} unit={ledger.measureWord}>
                {table}
              </ReviewForm>
            )
          : undefined
      }
    />
  );
}

/** Whose records these are has to be said: an area of another day is not the area of that name. */
function TreeOfList({ ledger, own, tree }: { ledger: Ledger; own: string; tree: Day }) {
  const today = new URLSearchParams(own);
  today.delete('tree');
  return (
    <p className="px-4 pb-2 text-table">
      按当时区划（{tree} 的区划）：所属辖区是记录当时所在的辖区；今天已不在您辖区内的记录不列出。
      <TextLink href={paths.ledger(ledger.name, today)}>按现区划看</TextLink>
    </p>
  );
}

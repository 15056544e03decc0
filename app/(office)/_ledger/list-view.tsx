import { LedgerList } from '@/components/ledger/ledger-list';
import { ReviewForm } from '@/components/ledger/review-form';
import { listParams } from '@/lib/ledger/conditions';
import type { Ledger } from '@/lib/ledger/define';
import { loadList } from '@/lib/ledger/list';
import type { Params } from '@/lib/ledger/query';
import type { Actor } from '@/lib/platform/actor';
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

import { demonstrationUnits } from '@/lib/domain/demonstration-units/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增示范单位' };

export default page('ledger.write', (actor) =>
  viewNew({ actor, ledger: demonstrationUnits, action: create }),
);

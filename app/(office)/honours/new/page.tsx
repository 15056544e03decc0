import { honours } from '@/lib/domain/honours/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增表彰' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: honours, action: create }));

import { streetFunctions } from '@/lib/domain/street-functions/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增街道职能' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: streetFunctions, action: create }));

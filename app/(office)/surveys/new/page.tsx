import { surveys } from '@/lib/domain/surveys/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增群众问卷' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: surveys, action: create }));

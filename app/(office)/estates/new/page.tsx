import { estates } from '@/lib/domain/estates/definition';
import { page } from '@/lib/platform/page';
import { NewView } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增小区' };

export default page('ledger.write', (actor) => <NewView action={create} actor={actor} ledger={estates} />);

import { page } from '@/lib/platform/page';
import { methodView } from '../dashboard/_components/method-view';

export const metadata = { title: '五线工作法' };

export default page('dashboard.read', (actor, { searchParams }) =>
  methodView(actor, 'fiveLines', searchParams),
);

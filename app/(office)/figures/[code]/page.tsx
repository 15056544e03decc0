import { redirect } from 'next/navigation';
import { codeOf, figureOf } from '@/lib/domain/indicators/catalogue';
import { notFound } from '@/lib/platform/errors';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { textParam } from '@/lib/platform/search-params';

/** The address that a report prints beside a code: to the figure's page, for the area and period it names, if any. */
export default page<{ code: string }>('dashboard.read', (_actor, { params, searchParams }) => {
  const id = figureOf(params.code);
  if (!id) throw notFound();
  const [area, period, tree] = ['area', 'period', 'tree'].map((name) => textParam(searchParams, name));
  redirect(paths.indicator(codeOf(id), { area, period, tree }));
});

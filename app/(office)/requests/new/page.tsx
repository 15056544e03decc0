import { PageHeader } from '@/components/ui/page-header';
import { groupCategories } from '@/lib/domain/requests/categories';
import { readRegistration } from '@/lib/domain/requests/register';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { textParam } from '@/lib/platform/search-params';
import { register } from '../actions';
import { RegistrationForm } from './registration-form';

export const metadata = { title: '登记诉求' };

/** What came by telephone, at the counter, on a visit, or was found in a grid. */
export default page('request.register', async (actor, { searchParams }) => {
  const { area, categories, grids } = await readRegistration(actor);
  const groups = groupCategories(categories).map(({ label, categories: of }) => ({
    label,
    options: of.map(({ id, name }) => ({ value: String(id), label: name })),
  }));
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '诉求', href: paths.requests() }, { label: '登记' }]}
        description="来电、来访、走访听到的，和网格发现的。不记姓名；电话可以不留，留了加密保存、到期清除。"
        title="登记诉求"
      />
      <div className="px-4">
        <RegistrationForm
          action={register}
          area={area}
          grids={grids}
          groups={groups}
          source={textParam(searchParams, 'source') === 'grid' ? 'grid' : 'phone'}
          submitKey={crypto.randomUUID()}
        />
      </div>
    </>
  );
});

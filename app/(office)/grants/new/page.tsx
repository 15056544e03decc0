import { PageHeader } from '@/components/ui/page-header';
import { getGrantee, listGrantableJurisdictions } from '@/lib/domain/grants/queries';
import { today } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { numberParam } from '@/lib/platform/search-params';
import { NewGrantForm } from '../_components/new-grant-form';
import { grant } from '../actions';

export const metadata = { title: '新增授权' };

export default page('grants.manage', async (actor, { searchParams }) => {
  const userId = numberParam(searchParams, 'user');
  const person = userId === null ? null : await getGrantee(actor, userId);
  const jurisdictions = await listGrantableJurisdictions(actor);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '授权', href: paths.grants() }, { label: '新增' }]}
        title="新增授权"
      />
      <div className="px-4">
        <NewGrantForm
          action={grant}
          jurisdictions={jurisdictions.map(({ id, name }) => ({ value: String(id), label: name }))}
          person={person && { id: person.id, label: `${person.displayName}（${person.username}）` }}
          today={today()}
        />
      </div>
    </>
  );
});

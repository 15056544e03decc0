import { ButtonLink } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { FilterBar } from '@/components/ui/filter-bar';
import { Select, TextInput } from '@/components/ui/inputs';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { FilterField } from '@/components/ui/toolbar';
import { grantStates } from '@/lib/domain/grants/labels';
import { getGrantee, listGrants } from '@/lib/domain/grants/queries';
import { areaChoice } from '@/lib/domain/users/queries';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { roleLabels } from '@/lib/platform/permissions';
import { choiceParam, numberParam, pageParams, textParam } from '@/lib/platform/search-params';
import { GrantTable } from './_components/grant-table';

export const metadata = { title: '授权' };

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export default page('grants.manage', async (actor, { searchParams }) => {
  const search = textParam(searchParams, 'q');
  const role = choiceParam(searchParams, 'role', roleLabels);
  const state = choiceParam(searchParams, 'state', grantStates);
  const userId = numberParam(searchParams, 'user');
  const area = await areaChoice(actor, 'grants.manage', numberParam(searchParams, 'area'));
  const { page, size } = pageParams(searchParams);
  const { rows, total } = await listGrants(actor, { search, role, state, userId, area, page, size });
  const person = userId === null ? null : await getGrantee(actor, userId);
  const filters = {
    q: search,
    role: role ?? '',
    state: state ?? '',
    area: area?.id,
    user: userId ?? undefined,
  };
  const without = (name: string) => paths.grants({ ...filters, [name]: undefined });
  const chips = [
    ...(search ? [{ label: '查找', value: search, removeHref: without('q') }] : []),
    ...(userId
      ? [{ label: '人员', value: person?.displayName ?? '所选人员', removeHref: without('user') }]
      : []),
    ...(role ? [{ label: '角色', value: roleLabels[role], removeHref: without('role') }] : []),
    ...(area ? [{ label: '辖区', value: area.path, removeHref: without('area') }] : []),
    ...(state ? [{ label: '状态', value: grantStates[state], removeHref: without('state') }] : []),
  ];
  return (
    <>
      <PageHeader
        description="谁在哪个辖区、以什么角色、到什么时候。改动对本人的下一次操作即时生效。"
        primary={
          <ButtonLink href={paths.newGrant({ user: userId ?? undefined })} icon="plus" variant="primary">
            新增授权
          </ButtonLink>
        }
        title="授权"
      />
      <FilterBar
        action={paths.grants()}
        chips={chips}
        clearHref={paths.grants()}
        keep={{ size: String(size), user: userId ? String(userId) : undefined }}
      >
        <TextInput
          aria-label="账号、姓名或单位"
          className="w-44!"
          defaultValue={search}
          key={search}
          name="q"
          placeholder="账号、姓名或单位"
          type="search"
        />
        <FilterField htmlFor="role" label="角色">
          <Select
            blank="全部"
            className="w-32!"
            defaultValue={role ?? ''}
            id="role"
            name="role"
            options={options(roleLabels)}
          />
        </FilterField>
        <FilterField htmlFor="area" label="辖区">
          <Combobox
            className="w-52"
            defaultLabel={area?.path}
            defaultValue={area ? String(area.id) : ''}
            id="area"
            key={area?.id}
            name="area"
            src={paths.areaChoices()}
          />
        </FilterField>
        <FilterField htmlFor="state" label="状态">
          <Select
            blank="全部"
            className="w-28!"
            defaultValue={state ?? ''}
            id="state"
            name="state"
            options={options(grantStates)}
          />
        </FilterField>
      </FilterBar>
      <GrantTable actorId={actor.userId} isFiltered={chips.length > 0} rows={rows} />
      <Pagination
        hrefFor={(toPage, toSize) => paths.grants({ ...filters, page: toPage, size: toSize })}
        page={page}
        pageSize={size}
        total={total}
        unit="项"
      />
    </>
  );
});

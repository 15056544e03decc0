import { ButtonLink } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { FilterBar } from '@/components/ui/filter-bar';
import { Select, TextInput } from '@/components/ui/inputs';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { FilterField } from '@/components/ui/toolbar';
import { userStates } from '@/lib/domain/users/labels';
import { areaChoice, listUsers } from '@/lib/domain/users/queries';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { choiceParam, numberParam, pageParams, textParam } from '@/lib/platform/search-params';
import { UserTable } from './_components/user-table';

export const metadata = { title: '用户' };

export default page('users.manage', async (actor, { searchParams }) => {
  const search = textParam(searchParams, 'q');
  const state = choiceParam(searchParams, 'state', userStates);
  const area = await areaChoice(actor, 'users.manage', numberParam(searchParams, 'area'));
  const { page, size } = pageParams(searchParams);
  const { rows, total } = await listUsers(actor, { search, state, area, page, size });
  const filters = { q: search, state: state ?? '', area: area?.id };
  const without = (name: string) => paths.users({ ...filters, [name]: undefined });
  const chips = [
    ...(search ? [{ label: '查找', value: search, removeHref: without('q') }] : []),
    ...(state ? [{ label: '状态', value: userStates[state], removeHref: without('state') }] : []),
    ...(area ? [{ label: '辖区', value: area.path, removeHref: without('area') }] : []),
  ];
  return (
    <>
      <PageHeader
        description="账号与密码在此管理；角色和辖区由安全管理员授予。"
        primary={
          <ButtonLink href={paths.newUser()} icon="plus" variant="primary">
            新建用户
          </ButtonLink>
        }
        title="用户"
      />
      <FilterBar action={paths.users()} chips={chips} clearHref={paths.users()} keep={{ size: String(size) }}>
        <TextInput
          aria-label="账号、姓名或单位"
          className="w-52!"
          defaultValue={search}
          key={search}
          name="q"
          placeholder="账号、姓名或单位"
          type="search"
        />
        <FilterField htmlFor="state" label="状态">
          <Select
            blank="全部"
            className="w-28!"
            defaultValue={state ?? ''}
            id="state"
            name="state"
            options={Object.entries(userStates).map(([value, label]) => ({ value, label }))}
          />
        </FilterField>
        <FilterField htmlFor="area" label="所属辖区">
          <Combobox
            className="w-56"
            defaultLabel={area?.path}
            defaultValue={area ? String(area.id) : ''}
            id="area"
            key={area?.id}
            name="area"
            src={paths.areaChoices()}
          />
        </FilterField>
      </FilterBar>
      <UserTable isFiltered={chips.length > 0} rows={rows} />
      <Pagination
        hrefFor={(toPage, toSize) => paths.users({ ...filters, page: toPage, size: toSize })}
        page={page}
        pageSize={size}
        total={total}
        unit="个"
      />
    </>
  );
});

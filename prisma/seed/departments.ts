import type { DepartmentCreateManyInput } from '../client/models/Department.ts';
import { DEMO_DISTRICT } from './accounts.ts';
import { insertRows, reserveIds } from './bulk.ts';
import type { Loading } from './loading.ts';

export type Department = { id: number; areaId: number; areaCode: string; name: string; field: string };

/** By their field: what a category asks for. */
const ofDistrict: Record<string, string> = {
  城管: '综合行政执法局',
  住建: '住房和城乡建设局',
  交通: '交通运输局',
  教育: '教育局',
  卫健: '卫生健康局',
  民政: '民政局',
  人社: '人力资源和社会保障局',
  市场监管: '市场监督管理局',
  生态环境: '生态环境局',
  公用事业: '水务和公用事业局',
  园林: '公园城市建设局',
  应急: '应急管理局',
  公安: '公安分局',
  司法: '司法局',
  文旅: '文化和旅游局',
  体育: '体育局',
  社治: '社会工作部',
};
const ofCity: Record<string, string> = {
  城管: '城市管理委员会',
  住建: '住房和城乡建设局',
  交通: '交通运输局',
  公用事业: '水务局',
  生态环境: '生态环境局',
};

/** 承办部门 of the city and its districts; the demo's 承办员 belongs to the one that asks for 城管 in the demo district. */
export async function seedDepartments({ client, users, sites }: Loading): Promise<Department[]> {
  const named = [
    ...Object.entries(ofCity).map(([field, name]) => ({ site: sites.city, field, name: `市${name}` })),
    ...sites.districts.flatMap((site) =>
      Object.entries(ofDistrict).map(([field, name]) => ({ site, field, name: site.name + name })),
    ),
  ];
  const ids = await reserveIds(client, 'departments', named.length);
  const departments = named.map(({ site, field, name }, i) => ({
    id: ids[i] as number,
    areaId: site.id,
    areaCode: site.code,
    name,
    field,
  }));
  await insertRows<DepartmentCreateManyInput>(
    client,
    'departments',
    departments.map(({ areaCode, ...row }) => ({ ...row, isDemo: true })),
  );
  const own = departments.find(({ areaCode, field }) => areaCode === DEMO_DISTRICT && field === '城管');
  if (own) await insertRows(client, 'department_members', [{ departmentId: own.id, userId: users.handler }]);
  return departments;
}

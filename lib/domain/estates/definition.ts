import { defineLedger } from '@/lib/ledger/define';
import { area, choice, code, count, date, flag, phone, text } from '@/lib/ledger/fields';
import type { EstateModel } from '@/prisma/client/models/Estate';

export const estates = defineLedger<EstateModel>()({
  name: 'estates',
  table: 'estates',
  label: '小区',
  measureWord: '个',
  description: '住宅小区和院落，由社区维护、街道审核。每个小区同时是辖区的第五级。',
  fields: {
    code: code({
      label: '小区编码',
      required: true,
      pattern: /^\d{12}E\d{3}$/,
      example: '510104023001E001',
      help: '所属社区的 12 位代码，加字母 E 和 3 位顺序号。',
    }),
    name: text({ label: '小区名称', required: true, max: 60 }),
    areaId: area({ label: '所属社区', required: true, levels: ['community'] }),
    kind: choice({
      label: '小区类型',
      required: true,
      options: {
        commercial: '商品房小区',
        old_courtyard: '老旧院落',
        resettlement: '安置小区',
        work_unit: '单位宿舍',
        affordable: '保障性住房',
        rural: '农村集中居住区',
      },
    }),
    builtYear: count({ label: '建成年份', unit: '年', isYear: true, min: 1900, max: 2100 }),
    buildings: count({ label: '楼栋数', unit: '栋', max: 1_000 }),
    households: count({ label: '户数', unit: '户', max: 30_000 }),
    propertyManagement: choice({
      label: '物业管理方式',
      required: true,
      options: { company: '物业企业', trust: '信托制物业', self_managed: '居民自管', none: '无物业' },
    }),
    propertyCompany: text({ label: '物业企业', max: 80 }),
    hasOwnersCommittee: flag({ label: '已成立业委会' }),
    ownersCommitteeTermEndsOn: date({
      label: '业委会届满日期',
      help: '成立了业委会的填写，届满前 6 个月提醒。',
    }),
    contactName: text({ label: '联系人', max: 20, isContact: true }),
    contactPhone: phone({ label: '工作电话', isContact: true }),
    startedOn: date({ label: '入住日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'households', 'propertyManagement', 'hasOwnersCommittee'],
    filters: ['kind', 'propertyManagement', 'hasOwnersCommittee', 'households', 'ownersCommitteeTermEndsOn'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'kind', 'builtYear', 'buildings', 'households', 'startedOn'],
    },
    {
      label: '物业与业委会',
      fields: ['propertyManagement', 'propertyCompany', 'hasOwnersCommittee', 'ownersCommitteeTermEndsOn'],
    },
    { label: '联系人', fields: ['contactName', 'contactPhone'] },
  ],
  checks: [
    ({ code }, area) =>
      area && typeof code === 'string' && !code.startsWith(area.code)
        ? { field: 'code', message: `编码前 12 位应是所属社区的代码 ${area.code}（${area.name}）。` }
        : null,
    ({ propertyManagement, propertyCompany }) =>
      propertyManagement === 'none' && propertyCompany
        ? { field: 'propertyCompany', message: '物业管理方式是“无物业”，这里应留空。' }
        : null,
    ({ hasOwnersCommittee, ownersCommitteeTermEndsOn }) =>
      !hasOwnersCommittee && ownersCommitteeTermEndsOn
        ? { field: 'ownersCommitteeTermEndsOn', message: '没有成立业委会，不应有届满日期。' }
        : null,
  ],
  warnings: [
    ({ ownersCommitteeTermEndsOn }, today) =>
      typeof ownersCommitteeTermEndsOn === 'string' && ownersCommitteeTermEndsOn < today
        ? '业委会已届满，请了解换届情况。'
        : null,
  ],
});

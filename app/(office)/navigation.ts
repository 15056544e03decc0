import type { NavGroup, NavItem } from '@/components/shell/nav-list';
import type { SwitchProps } from '@/components/shell/url-switch';
import { ledgerGroups } from '@/lib/domain/registry';
import type { Actor } from '@/lib/platform/actor';
import { today } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import { currentMonth } from '@/lib/platform/period';
import type { Permission } from '@/lib/platform/permissions';
import { can, grantsFor } from '@/lib/platform/scope';
import { heldPlace } from './held-places';

type Item = NavItem & { needs: Permission | readonly Permission[] };

const work: Item[] = [
  { label: '诉求', href: paths.requests(), icon: 'inbox', needs: ['request.read', 'request.handle'] },
  { label: '督办', href: paths.supervision(), icon: 'flag', needs: 'supervision.read' },
  { label: '联系点问题', href: paths.linkage(), icon: 'link', needs: 'ledger.read' },
];

const overview: Item[] = [
  { label: '四级联动', href: paths.dashboard(), icon: 'chart', needs: 'dashboard.read' },
  { label: '五线工作法', href: paths.fiveLines(), icon: 'flag', needs: 'dashboard.read' },
  { label: '五步工作法', href: paths.fiveSteps(), icon: 'check', needs: 'dashboard.read' },
  { label: '辖区', href: paths.areas(), icon: 'tree', needs: 'dashboard.read' },
  { label: '指标', href: paths.indicators(), icon: 'info', needs: 'dashboard.read' },
  { label: '分析', href: paths.pivot(), icon: 'columns', needs: 'ledger.read' },
  { label: '报告', href: paths.reports(), icon: 'document', needs: 'report.export' },
  { label: '期间', href: paths.periods(), icon: 'lock', needs: 'dashboard.read' },
];

const folds = ledgerGroups.map(({ label, ledgers }) => ({
  label,
  items: ledgers.map((ledger): NavItem => ({ label: ledger.label, href: paths.ledger(ledger.name) })),
}));

const transfers: Item[] = [
  { label: '导入记录', href: paths.imports(), icon: 'upload', needs: 'ledger.import' },
  { label: '导出记录', href: paths.exports(), icon: 'download', needs: 'ledger.export' },
];

const system: Item[] = [
  { label: '工作日历', href: paths.calendar(), icon: 'calendar', needs: 'request.settings' },
  { label: '用户', href: paths.users(), icon: 'people', needs: 'users.manage' },
  { label: '接口密钥', href: paths.apiKeys(), icon: 'link', needs: 'api-keys.manage' },
  { label: '授权', href: paths.grants(), icon: 'lock', needs: 'grants.manage' },
  { label: '审计', href: paths.audit(), icon: 'history', needs: 'audit.read' },
];

/** Only what this person may open; with how many wait for him, by address. */
export function navigationFor(actor: Actor, waiting: Readonly<Record<string, number>>): NavGroup[] {
  const open = (label: string, items: readonly Item[]): NavGroup => ({
    label,
    items: items
      .filter(({ needs }) => [needs].flat().some((permission) => can(actor, permission)))
      .map((item) => ({ ...item, ...(waiting[item.href] ? { count: waiting[item.href] } : {}) })),
  });
  return [
    { items: [{ label: '工作台', href: paths.home(), icon: 'home' }] },
    ...[
      open('工作', work),
      open('总览', overview),
      { label: '台账', folds: can(actor, 'ledger.read') ? folds : [] },
      open('收发', transfers),
      open('系统', system),
    ].filter(({ items = [], folds = [] }: NavGroup) => items.length + folds.length > 0),
  ];
}

/** 辖区 and 期间; whoever has no business data has none. */
export function switchesFor(actor: Actor): SwitchProps[] {
  const held = grantsFor(actor, 'dashboard.read');
  // A jurisdiction stands once, for all that it manages.
  const areas = [...new Map(held.map((grant) => [grant.jurisdictionName ?? grant.areaId, grant])).values()];
  const [first] = areas;
  if (!first) return [];
  const month = currentMonth();
  return [
    {
      name: '辖区',
      param: 'area',
      icon: 'tree',
      current: { label: heldPlace(first, held), value: '' },
      options: areas.map((grant) => ({
        label: heldPlace(grant, held),
        ...(grant.jurisdictionId
          ? { value: grant.jurisdictionName ?? '', href: paths.jurisdiction(grant.jurisdictionId) }
          : { value: String(grant.areaId), href: paths.dashboard(grant.areaId) }),
      })),
      more: { label: '查找下级辖区', href: paths.areas() },
    },
    {
      name: '期间',
      param: 'period',
      icon: 'calendar',
      current: { label: month.label, value: month.key },
      options: periodOptions(),
    },
  ];
}

/** The last twelve months and the years since the records begin. */
function periodOptions() {
  const [year = 0, month = 1] = today().split('-').map(Number);
  const months = Array.from({ length: 12 }, (_, back) => {
    const date = new Date(Date.UTC(year, month - 1 - back, 1));
    return {
      value: date.toISOString().slice(0, 7),
      label: `${date.getUTCFullYear()} 年 ${date.getUTCMonth() + 1} 月`,
      group: '月',
    };
  });
  const years = Array.from({ length: year - 2017 }, (_, back) => ({
    value: String(year - back),
    label: `${year - back} 年`,
    group: '年',
  }));
  return [...months, ...years];
}

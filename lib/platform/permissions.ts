import type { Role } from '../../prisma/client/enums';

export type { Role };

/** What a permission opens: row-level security lets a transaction see this kind of table only. */
export type Domain = 'business' | 'accounts' | 'audit';

export const permissions = {
  'ledger.read': 'business',
  'ledger.write': 'business',
  'ledger.import': 'business',
  'ledger.export': 'business',
  'ledger.review': 'business',
  'contact.read': 'business',
  'dashboard.read': 'business',
  'report.export': 'business',
  'report.freeze': 'business',
  'areas.change': 'business',
  'period.lock': 'business',
  'target.set': 'business',
  'request.read': 'business',
  'request.register': 'business',
  'request.work': 'business',
  'request.handle': 'business',
  'request.review': 'business',
  'request.dispatch': 'business',
  'request.contact': 'business',
  'request.settings': 'business',
  'supervision.read': 'business',
  'supervision.issue': 'business',
  'supervision.work': 'business',
  'linkage.record': 'business',
  'users.manage': 'accounts',
  'grants.manage': 'accounts',
  'api-keys.manage': 'accounts',
  'audit.read': 'audit',
} as const satisfies Record<string, Domain>;

export type Permission = keyof typeof permissions;

export const roleLabels: Record<Role, string> = {
  viewer: '查看员',
  clerk: '填报员',
  reviewer: '审核员',
  coordinator: '统筹员',
  scheme_manager: '方案管理员',
  handler: '承办员',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
};

const reading = [
  'ledger.read',
  'ledger.export',
  'dashboard.read',
  'report.export',
  'request.read',
  'supervision.read',
] as const;
/** What whoever answers for a place does in it: signs for what is asked there, works on it, and gives account. */
const working = ['request.register', 'request.work', 'supervision.work', 'linkage.record'] as const;

/** The one table of role × permission. Administrators hold nothing of the business, and business roles none of theirs. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  viewer: reading,
  clerk: [...reading, ...working, 'ledger.write', 'ledger.import', 'contact.read', 'request.contact'],
  reviewer: [...reading, 'ledger.review', 'contact.read', 'request.review', 'request.contact'],
  coordinator: [
    ...reading,
    ...working,
    'contact.read',
    'request.dispatch',
    'request.contact',
    'supervision.issue',
  ],
  scheme_manager: [
    ...reading,
    'report.freeze',
    'areas.change',
    'period.lock',
    'target.set',
    'request.settings',
    'supervision.issue',
  ],
  /** Sees nothing but what was handed to its own department. */
  handler: ['request.handle'],
  system_admin: ['users.manage', 'api-keys.manage'],
  security_admin: ['grants.manage'],
  audit_admin: ['audit.read'],
};

export const administratorRoles: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];

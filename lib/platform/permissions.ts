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
  'users.manage': 'accounts',
  'grants.manage': 'accounts',
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

const reading = ['ledger.read', 'ledger.export', 'dashboard.read', 'report.export'] as const;

/** The one table of role × permission. Administrators hold nothing of the business, and business roles none of theirs. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  viewer: reading,
  clerk: [...reading, 'ledger.write', 'ledger.import', 'contact.read'],
  reviewer: [...reading, 'ledger.review', 'contact.read'],
  coordinator: [...reading, 'contact.read'],
  scheme_manager: [...reading, 'report.freeze', 'areas.change', 'period.lock', 'target.set'],
  handler: [],
  system_admin: ['users.manage'],
  security_admin: ['grants.manage'],
  audit_admin: ['audit.read'],
};

export const administratorRoles: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];

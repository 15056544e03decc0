type Query = URLSearchParams | Record<string, string | number | undefined>;

function withQuery(path: string, query?: Query): string {
  if (!query) return path;
  const params = query instanceof URLSearchParams ? query : new URLSearchParams();
  if (!(query instanceof URLSearchParams))
    for (const [key, value] of Object.entries(query))
      if (value !== undefined && value !== '') params.set(key, String(value));
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** Every address of the product. Ledgers are named as their definitions name them. */
export const paths = {
  home: () => '/',
  signIn: (next?: string) => withQuery('/sign-in', { next }),
  account: () => '/account',
  password: () => '/account/password',
  dashboard: (areaId?: number, query?: Query) =>
    withQuery(areaId ? `/dashboard/${areaId}` : '/dashboard', query),
  fiveLines: (query?: Query) => withQuery('/five-lines', query),
  fiveSteps: (query?: Query) => withQuery('/five-steps', query),
  indicators: (query?: Query) => withQuery('/indicators', query),
  indicator: (code: string, query?: Query) => withQuery(`/indicators/${code}`, query),
  /** As a report prints it beside a number; it leads to the indicator's page. */
  figure: (code: string, query?: Query) => withQuery(`/figures/${code}`, query),
  pivot: (query?: Query) => withQuery('/pivot', query),
  pivotFile: (query: Query) => withQuery('/api/pivot', query),
  areas: (query?: Query) => withQuery('/areas', query),
  areaChoices: (levels?: readonly string[]) => withQuery('/api/areas/search', { levels: levels?.join() }),
  recordChoices: (ledger: string) => `/api/ledgers/${ledger}/pick`,
  searchChoices: () => '/api/search',
  drafts: (name?: string) => withQuery('/api/drafts', { name }),
  areaChanges: (query?: Query) => withQuery('/areas/changes', query),
  newAreaChange: () => '/areas/changes/new',
  areaChange: (id: number, query?: Query) => withQuery(`/areas/changes/${id}`, query),
  areaChangeUpload: (query: Query) => withQuery('/api/area-changes', query),
  areaChangeTemplate: (areaId: number) => withQuery('/api/area-changes/template', { area: areaId }),
  areaChangeTargets: (id: number, query: Query) => withQuery(`/api/area-changes/${id}/targets`, query),
  assignments: (areaId: number, query?: Query) => withQuery(`/areas/${areaId}/assignments`, query),
  partedAreas: () => '/areas/assignments',
  assignmentSheet: (areaId: number) => `/api/areas/${areaId}/assignments`,
  area: (id: number) => `/areas/${id}`,
  jurisdictions: () => '/areas/jurisdictions',
  newJurisdiction: () => '/areas/jurisdictions/new',
  jurisdiction: (id: number, query?: Query) => withQuery(`/areas/jurisdictions/${id}`, query),
  ledger: (ledger: string, query?: Query) => withQuery(`/${ledger}`, query),
  newRecord: (ledger: string, query?: Query) => withQuery(`/${ledger}/new`, query),
  record: (ledger: string, id: number) => `/${ledger}/${id}`,
  editRecord: (ledger: string, id: number) => `/${ledger}/${id}/edit`,
  imports: (query?: Query) => withQuery('/imports', query),
  newImport: (ledger: string) => `/imports/new/${ledger}`,
  import: (id: number) => `/imports/${id}`,
  importTemplate: (ledger: string) => `/api/imports/template/${ledger}`,
  importUpload: (query: Query) => withQuery('/api/imports', query),
  importState: (id: number) => `/api/imports/${id}`,
  importMarked: (id: number) => `/api/imports/${id}/marked`,
  exports: () => '/exports',
  exportFile: (id: number) => `/api/exports/${id}`,
  reports: (query?: Query) => withQuery('/reports', query),
  report: (areaId: number, query?: Query) => withQuery(`/reports/${areaId}`, query),
  frozenReports: (query?: Query) => withQuery('/reports/frozen', query),
  periods: (query?: Query) => withQuery('/periods', query),
  period: (id: number, query?: Query) => withQuery(`/periods/${id}`, query),
  supervision: (query?: Query) => withQuery('/supervision', query),
  newSupervision: (query?: Query) => withQuery('/supervision/new', query),
  supervisionItem: (id: number, task?: number) => `/supervision/${id}${task ? `#task-${task}` : ''}`,
  supervisionMoves: () => '/api/supervision/moves',
  supervisionFile: (id: string) => `/api/supervision/files/${id}`,
  bulletins: (query?: Query) => withQuery('/supervision/bulletins', query),
  linkage: (query?: Query) => withQuery('/linkage', query),
  linkageAreas: (query?: Query) => withQuery('/linkage-areas', query),
  linkageVisits: (query?: Query) => withQuery('/linkage-visits', query),
  frozenReport: (id: number) => `/reports/frozen/${id}`,
  calendar: (query?: Query) => withQuery('/settings/calendar', query),
  search: (q?: string) => withQuery('/search', { q }),
  notices: () => '/notices',
  users: (query?: Query) => withQuery('/users', query),
  newUser: () => '/users/new',
  user: (id: number) => `/users/${id}`,
  grants: (query?: Query) => withQuery('/grants', query),
  newGrant: (query?: Query) => withQuery('/grants/new', query),
  grantees: () => '/grants/grantees',
  audit: (query?: Query) => withQuery('/audit', query),
  auditEntry: (id: bigint | number | string) => `/audit/${id}`,
} as const;

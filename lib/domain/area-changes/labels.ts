import type { AreaChangeState } from '@/prisma/client/enums';

export const stateLabels: Record<AreaChangeState, string> = {
  draft: '待确认',
  pending: '待生效',
  effective: '已生效',
  withdrawn: '已撤回',
};

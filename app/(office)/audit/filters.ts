import { actionLabels, subjectLabels } from '@/lib/domain/audit/labels';
import type { AuditFilter, Cursor } from '@/lib/domain/audit/queries';
import {
  choiceParam,
  dayParam,
  numberParam,
  type SearchParams,
  textParam,
} from '@/lib/platform/search-params';

const idParam = (params: SearchParams, name: string) => {
  const text = textParam(params, name);
  return /^\d{1,18}$/.test(text) ? text : undefined;
};

/** What an address of the trail asks for. */
export function readFilter(params: SearchParams): AuditFilter {
  return {
    text: textParam(params, 'q') || undefined,
    action: choiceParam(params, 'action', actionLabels) ?? undefined,
    subject: choiceParam(params, 'subject', subjectLabels) ?? undefined,
    subjectId: textParam(params, 'record') || undefined,
    userId: numberParam(params, 'user') ?? undefined,
    importId: numberParam(params, 'import') ?? undefined,
    from: dayParam(params, 'from') ?? undefined,
    to: dayParam(params, 'to') ?? undefined,
  };
}

export function readCursor(params: SearchParams): Cursor {
  const before = idParam(params, 'before');
  const after = idParam(params, 'after');
  return before ? { before } : after ? { after } : null;
}

/** The same as parameters: what `readFilter` reads back. */
export const filterQuery = (filter: AuditFilter) => ({
  q: filter.text,
  action: filter.action,
  subject: filter.subject,
  record: filter.subjectId,
  user: filter.userId,
  import: filter.importId,
  from: filter.from,
  to: filter.to,
});

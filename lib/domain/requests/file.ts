import { notify } from '@/lib/domain/notices/notify';
import { getArea } from '@/lib/platform/areas/queries';
import { attach, type StoredFile } from '@/lib/platform/attachments/attachments';
import type { Audit, Recorded } from '@/lib/platform/audit';
import { readCalendar } from '@/lib/platform/calendar';
import { clock, dayOf, today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { broken, InvalidInput } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import type { AreaLevel, RequestKind, RequestSource } from '@/prisma/client/enums';
import { getCategory } from './categories';
import { keepPhone } from './contacts';
import { deadlinesOf } from './deadlines';
import { cleanText, readPhone } from './filing';
import { hashOf, newQueryCode } from './query-code';
import { sourceLabels } from './words';

export type Filing = {
  areaId: number;
  address?: string;
  /** WGS84 */
  lat?: number;
  long?: number;
  categoryId: number;
  kind?: RequestKind;
  text: string;
  source: RequestSource;
  gridId?: number;
  phone?: string;
  /** Whoever asked agrees that it may be shown to all, once staff have read it. */
  wantsPublic?: boolean;
  mediaUrl?: string;
  /** Already stored: a file is written before the transaction. */
  files?: readonly StoredFile[];
  apiKeyId?: number;
  /** What a platform asked beside the text, by the code of RequestAttribute. */
  attributes?: Record<string, string | string[]>;
  /** How long the text may be, where another interface promises more than ours. */
  longest?: number;
  /** Made from the form's key, so that sending it twice files once. */
  queryCode?: string;
};

export type Filed = { id: number; code: string; queryCode: string };

type Author = { userId?: number; name: string; unit?: string };

/**
 * Takes a request: it lands with the community, or with the area that was named, and its clock begins. Throws
 * InvalidInput for what cannot be kept. The caller has made sure that the author may file there.
 */
export async function fileRequest(
  tx: Tx,
  audit: Audit,
  { userId, name, unit = '' }: Author,
  filing: Filing,
): Promise<Recorded<Filed>> {
  const text = cleanText(filing.text, 'text', { least: 5, ...(filing.longest && { most: filing.longest }) });
  const address = cleanText(filing.address ?? '', 'address').slice(0, 100);
  const phone = readPhone(filing.phone);
  const area = await getArea(tx, filing.areaId);
  if (area.validTo && area.validTo <= today()) throw broken(`${area.name}已撤销，请选现在的辖区。`);
  const category = await getCategory(tx, filing.categoryId);
  if (filing.source === 'web') checkOffered(area.level, category.isEvent);
  const now = clock.now();
  const deadlines = deadlinesOf(await readCalendar(tx), category.limit, now);
  const heldAreaId = area.level === 'estate' && area.parentId ? area.parentId : area.id;
  const request = await tx.request.create({
    data: {
      areaId: area.id,
      address,
      lat: filing.lat ?? null,
      long: filing.long ?? null,
      categoryId: category.id,
      kind: filing.kind ?? 'need',
      source: filing.source,
      gridId: filing.gridId ?? null,
      text,
      mediaUrl: filing.mediaUrl ?? null,
      heldAreaId,
      receivedAt: now,
      receivedOn: new Date(dayOf(now)),
      limitId: category.limit.id,
      ...deadlines,
      escalateAt: deadlines.dueAt,
      publicState: filing.wantsPublic ? 'wanted' : 'none',
      enteredById: userId ?? null,
      apiKeyId: filing.apiKeyId ?? null,
      ...(filing.attributes && { attributes: filing.attributes }),
      searchText: `${text}\t${address}`.toLowerCase(),
    },
    select: { id: true, code: true },
  });
  const queryCode = filing.queryCode ?? newQueryCode();
  const reporter = await tx.requestReporter.create({
    data: {
      requestId: request.id,
      queryHash: hashOf(queryCode),
      source: filing.source,
      isFirst: true,
      at: now,
    },
    select: { id: true },
  });
  await keepPhone(tx, reporter.id, phone);
  const step = await tx.requestMove.create({
    data: {
      requestId: request.id,
      at: now,
      reporterId: userId ? null : reporter.id,
      userId: userId ?? null,
      actor: name,
      unit,
      action: 'file',
      toState: 'received',
      toAreaId: heldAreaId,
      isShown: true,
    },
    select: { id: true },
  });
  if (filing.files?.length)
    await attach(tx, filing.files, {
      ownerKind: 'requests',
      ownerId: request.id,
      areaId: area.id,
      moveId: Number(step.id),
      ...(userId ? { uploadedById: userId } : {}),
    });
  await notify(
    tx,
    { roles: ['clerk', 'coordinator'], areaId: heldAreaId },
    { text: `新诉求 ${request.code}：${category.name}`, href: paths.request(request.id) },
  );
  return audit.record(
    {
      action: 'request-file',
      subject: 'requests',
      subjectId: request.id,
      subjectLabel: request.code,
      pos: area.lo,
      after: { category: category.name, source: sourceLabels[filing.source] },
    },
    { ...request, queryCode },
  );
}

/** The public form offers no other; whoever writes to its address by hand is told so. */
function checkOffered(level: AreaLevel, isEvent: boolean): void {
  if (level !== 'estate' && level !== 'community') throw new InvalidInput({ areaId: '请选到小区或社区。' });
  if (isEvent) throw new InvalidInput({ categoryId: '请选择页面上列出的类别。' });
}

import { type Tree, treeLabel } from '@/lib/domain/indicators/tree';
import type { Actor } from '@/lib/platform/actor';
import type { Entry } from '@/lib/platform/audit';
import { withoutLinks } from '@/lib/platform/charts/svg';
import { clock, wallTime } from '@/lib/platform/clock';
import type { Prisma } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { demand, scope } from '@/lib/platform/scope';
import { once, read, transact } from '@/lib/platform/transact';
import { type DrawnReport, drawnReport } from './document';
import { type ReportFormat, type ReportOrder, readReport, writeReport } from './make';

export type Freezing = Omit<ReportOrder, 'format'> & { note: string; submitKey: string };

/** Keeps the report as it reads now, for good, and returns its id. */
export async function freezeReport(
  actor: Actor,
  { note, submitKey, ...order }: Freezing,
): Promise<{ id: number }> {
  const standing = await readReport(actor, order);
  const { area, period, treeDay } = standing;
  // The path has the area's positions of today, by which it is asked who may do what; the figures those of their tree.
  const place = standing.path.at(-1) ?? area;
  demand(actor, 'report.freeze', place);
  const content = withoutAddresses(await drawnReport(standing, actor));
  const tree: Tree = treeDay ? 'then' : 'today';
  return transact(actor, 'report.freeze', async (tx, audit) => {
    const entries: Entry[] = [];
    const { result } = await once(tx, actor, submitKey, async () => {
      const { id } = await tx.frozenReport.create({
        data: {
          areaId: area.id,
          title: content.title,
          period: period.key,
          tree,
          content: content as Prisma.InputJsonObject,
          frozenById: actor.userId,
          frozenBy: actor.name,
          frozenAt: clock.now(),
          note,
        },
        select: { id: true },
      });
      entries.push({
        action: 'freeze',
        subject: 'frozen-reports',
        subjectId: id,
        subjectLabel: `${content.title}${content.subtitle}`,
        pos: place.lo,
        after: { period: content.period, tree: treeLabel(tree), asOf: content.asOf },
        note,
      });
      return { id };
    });
    return audit.record(entries, result);
  });
}

/** Its numbers would open lists that by now have other rows. */
function withoutAddresses(report: DrawnReport): DrawnReport {
  const blocks = report.blocks.map((block) =>
    block.kind === 'drawing'
      ? { ...block, drawing: { ...block.drawing, svg: withoutLinks(block.drawing.svg) } }
      : block,
  );
  return JSON.parse(
    JSON.stringify({ ...report, blocks }, (key, value) => (key === 'href' ? undefined : value)),
  );
}

const listed = {
  id: true,
  title: true,
  period: true,
  tree: true,
  frozenBy: true,
  frozenAt: true,
  note: true,
} as const satisfies Prisma.FrozenReportSelect;
type Stored = Prisma.FrozenReportGetPayload<{ select: typeof listed }>;
export type FrozenRow = Omit<Stored, 'tree'> & { tree: Tree };
const toRow = <T extends Stored>(row: T) => ({ ...row, tree: row.tree as Tree });

/** Of the actor's areas, the latest first. What a street that was merged left behind stands with its successor. */
export const listFrozenReports = (
  actor: Actor,
  { page, size }: { page: number; size: number },
): Promise<{ rows: FrozenRow[]; total: number }> =>
  read(actor, 'report.export', async (tx) => {
    const where = scope(actor, 'report.export');
    const rows = await tx.frozenReport.findMany({
      where,
      select: listed,
      orderBy: [{ frozenAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * size,
      take: size,
    });
    return { rows: rows.map(toRow), total: await tx.frozenReport.count({ where }) };
  });

export type FrozenReport = FrozenRow & { content: DrawnReport };

/** Throws `not_found` for one outside of the actor's areas. */
export async function getFrozenReport(actor: Actor, id: number): Promise<FrozenReport> {
  if (!Number.isInteger(id) || id < 1 || id >= 2 ** 31) throw notFound();
  const report = await read(actor, 'report.export', (tx) =>
    tx.frozenReport.findFirst({
      where: { AND: [{ id }, scope(actor, 'report.export')] },
      select: { ...listed, content: true },
    }),
  );
  if (!report) throw notFound();
  return { ...toRow(report), content: report.content as unknown as DrawnReport };
}

/** As its files are called; by which areas, where there was a choice. */
export const frozenTitle = ({ content, tree }: FrozenReport): string =>
  `${content.title}（${content.period}${content.basis ? `，${treeLabel(tree)}` : ''}，定稿）`;

/** Writes what was stored to `path`; the watermark alone is new, for it names who takes this copy. */
export async function makeFrozenFile(
  actor: Actor,
  { id, format }: { id: number; format: ReportFormat },
  path: string,
): Promise<{ rows: number; fileName: string }> {
  const report = await getFrozenReport(actor, id);
  const { content } = report;
  const watermark = `${actor.name} ${wallTime(clock.now())}`;
  await writeReport({ ...content, watermark }, format, path);
  return { rows: content.annex.length, fileName: `${frozenTitle(report)}.${format}` };
}

import type { Tree } from '@/lib/domain/indicators/tree';
import { actorOfUser } from '@/lib/platform/accounts';
import type { Actor } from '@/lib/platform/actor';
import type { Entry } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { broken } from '@/lib/platform/errors';
import { transactAsSystem, transactOwn } from '@/lib/platform/transact';
import { makeReportFile, type ReportFormat } from './make';

type Asked = {
  /** 5101, 510104, …: the code of today. */
  areaCode: string;
  period: string;
  tree?: Tree | undefined;
  format: ReportFormat;
  path: string;
  /** Whose rights count; without one it is the machine's own job, for whoever may run commands on the server. */
  username?: string;
};

type Place = {
  id: number;
  name: string;
  level: Actor['grants'][number]['level'];
  lo: number;
  hi: number;
  numbering: number;
};

/** Makes a report for a scheduler, and leaves the entry in the trail. Refuses in words an area, a period or an account that is none. */
export async function reportFromCommandLine({
  areaCode,
  username,
  path,
  ...order
}: Asked): Promise<{ fileName: string; area: string }> {
  const { area, user } = await transactAsSystem({ system: 'housekeeping' }, async (tx) => ({
    area: await areaOfCode(tx, areaCode),
    user: username ? await tx.user.findUnique({ where: { username }, select: { id: true } }) : null,
  }));
  if (!area) throw broken(`没有代码为“${areaCode}”的辖区。`);
  const account = user && (await actorOfUser(user.id));
  if (username && !account) throw broken(`没有账号“${username}”，或者它已停用。`);
  const actor = account ?? machine(area);
  const { fileName } = await makeReportFile(actor, { areaId: area.id, ...order }, path);
  const entry: Entry = {
    action: 'export',
    subject: 'exports',
    subjectLabel: fileName,
    pos: area.lo,
    after: {
      kind: 'report',
      format: order.format,
      request: { areaId: area.id, period: order.period, tree: order.tree ?? null },
    },
    note: '命令行 npm run report',
  };
  if (account) await transactOwn(account, (_tx, audit) => audit.record(entry, null));
  else await transactAsSystem({ system: 'housekeeping' }, (_tx, audit) => audit.record(entry, null));
  return { fileName, area: area.name };
}

async function areaOfCode(tx: Tx, code: string): Promise<Place | undefined> {
  const [area] = await tx.$queryRaw<Place[]>`
    SELECT id, name, level::text, lo, hi, (SELECT version FROM area_numbering) AS numbering FROM areas WHERE code = ${code} AND valid_to IS NULL`;
  return area;
}

/** Reads the one area it was asked for, as a viewer would; it has no account and no other right. */
const machine = (area: Place): Actor => ({
  ...{
    userId: 0,
    username: '',
    name: '命令行',
    ip: '',
    signInId: '',
    mustChangePassword: false,
    isDemo: false,
    numbering: area.numbering,
    unread: 0,
  },
  grants: [
    {
      id: 0,
      role: 'viewer',
      areaId: area.id,
      areaName: area.name,
      level: area.level,
      lo: area.lo,
      hi: area.hi,
    },
  ],
});

import type { Actor, SystemActor } from './actor';
import { type Audit, auditFor, type Json, type Recorded } from './audit';
import { database, Prisma, prepared, type Tx } from './db';
import { AppError } from './errors';
import { type Permission, permissions } from './permissions';
import { demand, type Range, ranges } from './scope';

type Options = {
  /** Milliseconds; bulk work takes longer than a page may. */
  timeout?: number;
};

/**
 * Reads on the actor's behalf, in one read-only transaction in which row-level security shows the areas
 * where the actor holds `permission`, and only the tables of that permission's domain.
 * Throws `forbidden` for an actor without the permission anywhere.
 */
export async function read<T>(
  actor: Actor,
  permission: Permission,
  work: (tx: Tx) => Promise<T>,
  options?: Options,
): Promise<T> {
  demand(actor, permission);
  return whileNumbered(() =>
    // One snapshot: positions do not change between the question of who asks and what is read.
    database().$transaction(
      async (tx) => {
        await settle(tx, {
          user: actor.userId,
          numbering: actor.numbering,
          permission,
          domain: permissions[permission],
          read: ranges(actor, permission),
          write: [],
          readOnly: true,
        });
        return work(tx);
      },
      { ...options, isolationLevel: 'RepeatableRead' },
    ),
  );
}

/**
 * Widens what row-level security shows to these positions while `work` counts. A figure may rest on records that
 * stand elsewhere by now, and must be the same whoever asks: only numbers may leave `work`, never a record.
 */
export async function countAcross<T>(
  tx: Tx,
  positions: readonly Range[],
  work: () => Promise<T>,
): Promise<T> {
  const [own] = await tx.$queryRaw<{ lo: string; hi: string; exact: string }[]>`
    SELECT current_setting('app.read_lo') AS lo, current_setting('app.read_hi') AS hi, current_setting('app.read_ranges') AS exact`;
  await showPositions(tx, lowest(positions), highest(positions), exact(positions));
  const counted = await work();
  if (own) await showPositions(tx, own.lo, own.hi, own.exact);
  return counted;
}

const showPositions = (tx: Tx, lo: string, hi: string, ranges: string) => tx.$queryRaw`
  SELECT set_config('app.read_lo', ${lo}, true), set_config('app.read_hi', ${hi}, true), set_config('app.read_ranges', ${ranges}, true)`;

/** Reads what is the actor's own: notices, drafts, views, exports. Needs no permission, sees nothing else. */
export async function readOwn<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction(async (tx) => {
    await settle(tx, { user: actor.userId, domain: '', read: [], write: [], readOnly: true });
    return work(tx);
  });
}

/** Writes what is the actor's own and concerns nobody else: notices read, drafts, views. Leaves no entry in the trail. */
export async function keepOwn<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction(async (tx) => {
    await settle(tx, { user: actor.userId, domain: '', read: [], write: [], readOnly: false });
    return work(tx);
  });
}

/**
 * Writes on the actor's behalf, with the entry in the trail in the same transaction. What the actor may write
 * is where it holds `permission`; what it sees meanwhile is where it may read.
 */
export async function transact<T>(
  actor: Actor,
  permission: Permission,
  work: (tx: Tx, audit: Audit) => Promise<Recorded<T>>,
  options?: Options,
): Promise<T> {
  demand(actor, permission);
  const domain = permissions[permission];
  const { result } = await whileNumbered(() =>
    database().$transaction(async (tx) => {
      const write = ranges(actor, permission);
      // A department's people see what was handed to it, and no ledger.
      const sees = permission === 'request.handle' ? permission : 'ledger.read';
      const read = domain === 'business' ? ranges(actor, sees) : write;
      const { userId: user, numbering } = actor;
      await settle(tx, { user, numbering, permission, domain, read, write, readOnly: false });
      return work(tx, auditFor(tx, actor, permission));
    }, options),
  );
  return result;
}

/** Writes what is the actor's own but must be traced all the same: an export, a password. */
export async function transactOwn<T>(
  actor: Actor,
  work: (tx: Tx, audit: Audit) => Promise<Recorded<T>>,
): Promise<T> {
  const { result } = await database().$transaction(async (tx) => {
    await settle(tx, { user: actor.userId, domain: '', read: [], write: [], readOnly: false });
    return work(tx, auditFor(tx, actor, null));
  });
  return result;
}

/** Before there is an actor, or where none stands behind: signing in, clearing what has expired, a change of areas. */
export async function transactAsSystem<T>(
  actor: SystemActor,
  work: (tx: Tx, audit: Audit) => Promise<T>,
  options?: Options,
): Promise<T> {
  const permission = systemPermissions[actor.system];
  return database().$transaction(async (tx) => {
    await settle(tx, { user: null, permission, domain: 'system', read: [], write: [], readOnly: false });
    return work(tx, auditFor(tx, actor, null));
  }, options);
}

const systemPermissions: { [K in SystemActor['system']]?: Permission | 'request.desk' } = {
  'area-change': 'areas.change',
  'period-keeping': 'period.lock',
  'resident-desk': 'request.desk',
  'request-keeping': 'request.desk',
  'supervision-reminders': 'supervision.read',
};

/** Reads the business of all areas for nobody: what the worker counts on its own. It writes nothing. */
export async function readAsSystem<T>(work: (tx: Tx) => Promise<T>, options?: Options): Promise<T> {
  return database().$transaction(
    async (tx) => {
      const all = await tx.$queryRaw<Range[]>`SELECT min(lo) AS lo, max(hi) AS hi FROM areas`;
      await settle(tx, { user: null, domain: 'business', read: all, write: [], readOnly: true });
      return work(tx);
    },
    { ...options, isolationLevel: 'RepeatableRead' },
  );
}

/** Puts into words what hold_tree refuses: an actor read under other positions, and a writer who comes during a change. */
async function whileNumbered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const text = error instanceof Error ? `${error.message}${JSON.stringify(error)}` : '';
    if (text.includes('GZ004')) throw new AppError('conflict', '区划刚刚调整过，请刷新页面后再试。');
    if (text.includes('55P03')) throw new AppError('conflict', '区划正在调整，请过一两分钟再试。');
    throw error;
  }
}

/** Runs `work` once for a form's key: sending it again gives the first answer. */
export async function once<T extends Json>(
  tx: Tx,
  actor: Actor,
  key: string,
  work: () => Promise<T>,
): Promise<{ result: T; isRepeat: boolean }> {
  const claimed = await tx.$executeRaw`
    INSERT INTO submissions (key, user_id, result) VALUES (${key}, ${actor.userId}, 'null') ON CONFLICT (key) DO NOTHING`;
  if (claimed === 0) {
    const earlier = await tx.submission.findUniqueOrThrow({ where: { key } });
    return { result: earlier.result as T, isRepeat: true };
  }
  const result = await work();
  await tx.submission.update({ where: { key }, data: { result: result ?? {} } });
  return { result, isRepeat: false };
}

type Setting = {
  user: number | null;
  /** Left out where positions do not matter. */
  numbering?: number;
  permission?: Permission | 'request.desk' | undefined;
  domain: string;
  read: Range[];
  write: Range[];
  readOnly: boolean;
};

async function settle(tx: Tx, { user, numbering, permission, domain, read, write, readOnly }: Setting) {
  const settings = Prisma.sql`SELECT
    set_config('app.user', ${user === null ? '' : String(user)}, true), set_config('app.domain', ${domain}, true),
    set_config('app.permission', ${permission ?? ''}, true),
    set_config('app.read_lo', ${lowest(read)}, true), set_config('app.read_hi', ${highest(read)}, true), set_config('app.read_ranges', ${exact(read)}, true),
    set_config('app.write_lo', ${lowest(write)}, true), set_config('app.write_hi', ${highest(write)}, true), set_config('app.write_ranges', ${exact(write)}, true),
    CASE WHEN ${numbering ?? null}::int IS NOT NULL THEN hold_tree(${numbering ?? null}::int, ${!readOnly})::text END,
    set_config('transaction_read_only', ${readOnly ? 'on' : 'off'}, true)`;
  await tx.$queryRaw(prepared(settings));
}

const lowest = (list: readonly Range[]) => String(list.at(0)?.lo ?? '');
const highest = (list: readonly Range[]) => String(list.at(-1)?.hi ?? '');
const exact = (list: readonly Range[]) =>
  list.length > 1 ? `{${list.map(({ lo, hi }) => `[${lo},${hi}]`).join(',')}}` : '';

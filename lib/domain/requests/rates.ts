import { readStanding } from '@/lib/domain/indicators/figures';
import type { Actor } from '@/lib/platform/actor';
import type { Tx } from '@/lib/platform/db';
import type { Period } from '@/lib/platform/period';
import { read } from '@/lib/platform/transact';
import type { RequestFormulaModel } from '@/prisma/client/models/RequestFormula';
import { type ExclusionReason, exclusionReasons } from './words';

export type Formula = {
  version: number;
  validFrom: string;
  basically: number;
  response: number;
  solved: number;
  satisfied: number;
  document: string;
};

/** What the three rates of an area are made of. A rate is null without a denominator. */
export type Rates = {
  received: number;
  closed: number;
  valid: number;
  responded: number;
  solved: number;
  satisfied: number;
  basically: number;
  excluded: number;
  responseRate: number | null;
  solvedRate: number | null;
  satisfiedRate: number | null;
  composite: number | null;
};

type Counts = Pick<
  Rates,
  'received' | 'closed' | 'valid' | 'responded' | 'solved' | 'satisfied' | 'basically' | 'excluded'
>;

/** 响应率, 解决率, 满意率 and the three together, by one version of the formula. Shares of 1. */
export function ratesOf(counts: Counts, formula: Formula): Rates {
  const { valid, responded, solved, satisfied, basically } = counts;
  if (valid === 0)
    return { ...counts, responseRate: null, solvedRate: null, satisfiedRate: null, composite: null };
  const responseRate = responded / valid;
  const solvedRate = solved / valid;
  const satisfiedRate = (satisfied + formula.basically * basically) / valid;
  const composite =
    formula.response * responseRate + formula.solved * solvedRate + formula.satisfied * satisfiedRate;
  return { ...counts, responseRate, solvedRate, satisfiedRate, composite };
}

const names = [
  'received',
  'closed',
  'valid',
  'responded',
  'solved',
  'satisfied',
  'basically',
  'excluded',
] as const;

/** Every version of the formula, the newest first. */
export async function listFormulas(tx: Tx): Promise<Formula[]> {
  const rows = await tx.requestFormula.findMany({ orderBy: [{ validFrom: 'desc' }, { version: 'desc' }] });
  return rows.map(formulaOf);
}

const formulaOf = (row: RequestFormulaModel): Formula => ({
  version: row.version,
  validFrom: row.validFrom.toISOString().slice(0, 10),
  basically: Number(row.basicallyWeight),
  response: Number(row.responseWeight),
  solved: Number(row.solvedWeight),
  satisfied: Number(row.satisfiedWeight),
  document: row.document,
});

/**
 * The rates of an area and of those below it in a period, as the dashboards have the counts: a locked period shows
 * what it was locked with. By the formula that was in force when the period began.
 */
export async function readRates(actor: Actor, areaId: number, period: Period) {
  const standing = await readStanding(actor, areaId, period);
  const { formulas, exclusions } = await read(actor, 'dashboard.read', async (tx) => ({
    formulas: await listFormulas(tx),
    exclusions: await countExclusions(tx, standing.path.at(-1) ?? standing.area, period),
  }));
  const formula = formulas.find(({ validFrom }) => validFrom <= period.from) ?? (formulas.at(-1) as Formula);
  const of = (values: Record<string, number | null | undefined>): Rates =>
    ratesOf(
      Object.fromEntries(names.map((name) => [name, values[`requests.${name}`] ?? 0])) as Counts,
      formula,
    );
  return {
    standing,
    formula,
    exclusions,
    whole: of(standing.total),
    own: standing.own ? of(standing.own) : null,
    areas: standing.children.map(({ area, values }) => ({ area, rates: of(values) })),
  };
}

/** Why requests were left out, each by two people. Asked of each request by itself: together the policy would look through all that are visible. */
function countExclusions(
  tx: Tx,
  { lo, hi }: { lo: number; hi: number },
  { from, to }: Period,
): Promise<{ reason: ExclusionReason; n: number }[]> {
  return tx.$queryRaw`
    SELECT x.reason, count(*)::int AS n FROM requests r
    CROSS JOIN LATERAL (SELECT reason FROM request_exclusions WHERE request_id = r.id AND is_granted OFFSET 0) AS x
    WHERE r.pos BETWEEN ${lo} AND ${hi} AND r.excluded_at IS NOT NULL
      AND r.closed_at >= (${from}::date)::timestamp AT TIME ZONE 'Asia/Shanghai' AND r.closed_at < (${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND x.reason = ANY (${Object.keys(exclusionReasons)}) GROUP BY 1 ORDER BY 2 DESC`;
}

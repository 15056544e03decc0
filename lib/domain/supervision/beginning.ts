import { codeOf, figureOf, isFigure, nameOf } from '@/lib/domain/indicators/catalogue';
import { show, unitOf } from '@/lib/domain/indicators/format';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import type { Actor } from '@/lib/platform/actor';
import { getArea, listAreas, listChildren } from '@/lib/platform/areas/queries';
import { currentMonth, parsePeriod } from '@/lib/platform/period';
import { demand } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { SupervisionSource } from '@/prisma/client/enums';
import { measure } from './progress';

type Asked = {
  areaId: number | null;
  indicator: string;
  period: string;
  problemId: number | null;
  ticked: readonly number[];
};

/** What a new item's form begins with. */
export type Beginning = {
  issuer: { id: number; name: string };
  /** Among whose areas below one chooses. */
  place: { id: number; name: string };
  candidates: { id: number; name: string; value: string; isTicked: boolean }[];
  figure: { code: string; name: string; unit: string; period: string; periodLabel: string } | null;
  problemId: number | null;
  title: string;
  requirement: string;
  source: SupervisionSource;
};

/**
 * The actor issues for the area in which he was granted it, and chooses among the areas below any that lies in it.
 * Throws `not_found` for a place out of his hands.
 */
export const readBeginning = (actor: Actor, asked: Asked): Promise<Beginning> =>
  read(actor, 'supervision.issue', async (tx) => {
    const own = ownAreas(actor, 'supervision.issue');
    const problem = asked.problemId
      ? await tx.linkageProblem.findFirst({ where: { id: asked.problemId, supervisionItemId: null } })
      : null;
    const target = problem ? await getArea(tx, problem.responsibleAreaId) : null;
    const place = await getArea(tx, asked.areaId ?? own[0]?.areaId ?? 0);
    demand(actor, 'supervision.issue', place);
    const grant = own.find(({ lo, hi }) => lo <= place.lo && place.hi <= hi);
    const below = await listChildren(tx, [place.id]);
    const extra = await listAreas(tx, [...asked.ticked, ...(target ? [target.id] : [])]);
    const isBelow = ({ lo, hi, id }: { id: number; lo: number; hi: number }) =>
      id !== grant?.areaId && Boolean(grant && grant.lo <= lo && hi <= grant.hi);
    const candidates = [
      ...new Map([...below, ...extra.filter(isBelow)].map((area) => [area.id, area])).values(),
    ];
    const figure = figureOf(asked.indicator) ?? (isFigure(asked.indicator) ? asked.indicator : undefined);
    const period = parsePeriod(asked.period) ?? currentMonth();
    const measured = figure
      ? await measure(tx, figure, { ...period, isCurrent: true }, candidates)
      : new Map();
    const ticked = new Set([...asked.ticked, ...(target ? [target.id] : [])]);
    return {
      issuer: { id: grant?.areaId ?? place.id, name: grant?.areaName ?? place.name },
      place: { id: place.id, name: place.name },
      candidates: candidates.map(({ id, name }) => ({
        ...{ id, name, isTicked: ticked.has(id) },
        value: figure ? valueText(figure, measured.get(id)) : '',
      })),
      figure: figure
        ? {
            ...{ code: codeOf(figure), name: nameOf(figure), unit: unitOf(figure) },
            ...{ period: period.key, periodLabel: period.label },
          }
        : null,
      problemId: problem?.id ?? null,
      title: problem ? `联系点问题：${problem.name}`.slice(0, 80) : figure ? `提高${nameOf(figure)}` : '',
      requirement: problem ? problem.name : '',
      source: problem
        ? 'linkage'
        : figure?.startsWith('requests.')
          ? 'request_cluster'
          : figure
            ? 'indicator'
            : 'leader_instruction',
    };
  });

function valueText(
  figure: Parameters<typeof show>[0],
  measured?: { value: number | null; parts: number[] },
): string {
  if (!measured) return '';
  const { text, unit } = show(figure, measured.value);
  const parts =
    measured.parts.length === 2
      ? `（${measured.parts.map((part) => part.toLocaleString('zh-CN')).join('/')}）`
      : '';
  return text === '—' ? text : `${text}${unit === '%' ? '%' : ` ${unit}`}${parts}`;
}

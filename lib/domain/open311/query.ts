import { clock } from '@/lib/platform/clock';
import { Refusal } from './answer';

export type Query = {
  /** Given, they overrule everything else. */
  codes: string[];
  services: string[];
  statuses: ('open' | 'closed')[];
  from: Date;
  to: Date;
  page: number;
  size: number;
};

const SPAN = 90 * 86_400_000;
const MOST = 1_000;

/** What GET requests was asked. `page` and `page_size` are the extension that cities have in common. */
export function readQuery(params: URLSearchParams): Query {
  const statuses = listOf(params, 'status');
  for (const status of statuses)
    if (status !== 'open' && status !== 'closed')
      throw new Refusal(400, 'status 只能是 open 或 closed。status must be open or closed.');
  const { from, to } = spanOf(readMoment(params, 'start_date'), readMoment(params, 'end_date'));
  return {
    codes: listOf(params, 'service_request_id').slice(0, MOST),
    services: listOf(params, 'service_code'),
    statuses: [...new Set(statuses)] as Query['statuses'],
    from,
    to,
    page: readNumber(params, 'page', 1, 10_000),
    size: readNumber(params, 'page_size', MOST, MOST),
  };
}

const listOf = (params: URLSearchParams, name: string): string[] =>
  (params.get(name) ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

function spanOf(start: Date | null, end: Date | null): { from: Date; to: Date } {
  const now = clock.now();
  const to = end ?? (start ? new Date(Math.min(now.getTime(), start.getTime() + SPAN)) : now);
  const from = start ?? new Date(to.getTime() - SPAN);
  if (to.getTime() - from.getTime() > SPAN)
    throw new Refusal(400, 'start_date 和 end_date 之间最多 90 天。The span is at most 90 days.');
  return { from, to };
}

/** ISO 8601; without an offset it is the time of the place. */
function readMoment(params: URLSearchParams, name: string): Date | null {
  const text = params.get(name)?.trim();
  if (!text) return null;
  // A plus sign that was not encoded arrives as a space.
  const [, day, time = 'T00:00:00', offset = '+08:00'] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?$/.exec(text.replace(' ', '+')) ??
    [];
  const moment = new Date(`${day}${time}${offset}`);
  if (!day || Number.isNaN(moment.getTime()))
    throw new Refusal(
      400,
      `${name} 应是 ISO 8601 时间，如 2026-11-24T09:00:00+08:00。${name} must be in ISO 8601.`,
    );
  return moment;
}

function readNumber(params: URLSearchParams, name: string, standard: number, most: number): number {
  const text = params.get(name);
  if (!text) return standard;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new Refusal(400, `${name} 应是 1 到 ${most} 的整数。${name} must be a whole number.`);
  return number;
}

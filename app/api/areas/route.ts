import { listAreasOn } from '@/lib/domain/areas/history';
import { levelLabels } from '@/lib/platform/areas/texts';
import { today } from '@/lib/platform/clock';
import { InvalidInput } from '@/lib/platform/errors';
import { route } from '@/lib/platform/route';
import { choiceParam, dayParam, textParam } from '@/lib/platform/search-params';
import { readOwn } from '@/lib/platform/transact';

/**
 * The areas of a day: `GET ?on=YYYY-MM-DD&level=&under=CODE` → `{ total, items }`, where the actor holds any grant.
 * Without `on`, of today. `validTo` is the first day on which name, code and parent no longer hold.
 */
export const GET = route('signed-in', async (actor, request) => {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const on = 'on' in params ? dayParam(params, 'on') : today();
  const level = choiceParam(params, 'level', levelLabels);
  const problems: Record<string, string> = {};
  if (!on) problems.on = '日期应写成 2018-12-31 这样。';
  if (params.level && !level) problems.level = `级别只能是 ${Object.keys(levelLabels).join('、')}。`;
  if (!on || Object.keys(problems).length > 0) throw new InvalidInput(problems);
  const under = textParam(params, 'under') || undefined;
  const items = await readOwn(actor, (tx) =>
    listAreasOn(tx, { on, level: level ?? undefined, under, within: actor.grants }),
  );
  return Response.json({ total: items.length, items });
});

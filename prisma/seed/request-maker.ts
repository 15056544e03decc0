import type { Calendar } from '@/lib/platform/calendar';
import { DEMO_DISTRICT } from './accounts.ts';
import type { Department } from './departments.ts';
import type { Dice } from './dice.ts';
import type { Loading } from './loading.ts';
import type { Community } from './places.ts';
import { Case, type Limit } from './request-case.ts';
import type { Draft } from './request-drafts.ts';
import { departmentShares } from './request-mix.ts';
import { type Course, courseOf, walk } from './request-path.ts';
import { type Holder, People, resident } from './request-people.ts';
import type { KeyFor } from './request-platforms.ts';
import type { Made, Numbers } from './request-rows.ts';
import { textsOf, written } from './request-texts.ts';

type Category = { id: number; code: string; field: string; limit: Limit };
type With = { dice: Dice; calendar: Calendar; departments: readonly Department[]; keyFor: KeyFor; now: Date };

/** What makes a draft a case with its whole path. Drafts must come in the order of their time. */
export async function makerOf(load: Loading, { dice, calendar, departments, keyFor, now }: With) {
  const { client, users, sites } = load;
  const categories = await readCategories(load);
  const { rows } = await client.query<{ id: number; name: string }>(
    'SELECT id, display_name AS name FROM users',
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const byPlace = new Map(departments.map((each) => [each.areaCode + each.field, each]));
  const qualities = new Map<number, number>();
  const made = new Map<Draft, Made>();

  const qualityOf = ({ id, district }: Community) => {
    const kept = qualities.get(id);
    if (kept !== undefined) return kept;
    const ofDistrict = qualities.get(district.id) ?? 0.97 + 0.05 * dice.roll();
    const quality = ofDistrict * (0.95 + 0.1 * dice.roll());
    qualities.set(district.id, ofDistrict).set(id, quality);
    return quality;
  };

  const departmentFor = ({ community, stage }: Draft, { code, field }: Category): Holder | null => {
    if (!stage?.isHanded && !dice.chance(departmentShares[code] ?? 0.06)) return null;
    const ofCity = stage ? undefined : dice.chance(0.04) && byPlace.get(sites.city.code + field);
    const department = ofCity || byPlace.get(community.district.code + (stage?.isHanded ? '城管' : field));
    if (!department) return null;
    const area = department.areaCode === community.district.code ? community.district : sites.city;
    return { level: 'department', area, department };
  };

  return (draft: Draft, numbers: Numbers): Made => {
    const { community, stage, twin, source, where } = draft;
    const category = categories.get(draft.category);
    if (!category) throw new Error(`no category ${draft.category}`);
    const people = new People(users, names, sites.city, community);
    const held: Holder = { level: 'community', area: community };
    const isOfStreet = draft.areaId === community.street.id;
    const first: Holder = isOfStreet ? { level: 'street', area: community.street } : held;
    const passes = isOfStreet ? held : departmentFor(draft, category);
    const course: Course = stage
      ? stagedCourse(stage, courseOf(dice, 1, stage.isHanded ? passes : null))
      : courseOf(dice, qualityOf(community), passes);
    const into = twin && mergeable(made.get(twin), draft);
    if (into) course.merges = 0.3 + 2.5 * dice.roll();

    const request = new Case(calendar, category.limit, draft.at, first);
    const enters = source === 'web' || source === 'api' ? null : people.holder(first);
    const by = enters ?? (source === 'api' ? { ...resident, actor: '接入平台' } : resident);
    request.step('file', draft.at, by, '', first);
    const { ask, result: answer } = textsOf(dice, draft.category, where);
    walk(dice, request, course, people, now, written(answer));
    const result: Made = {
      ...numbers,
      draft,
      request,
      categoryId: category.id,
      ask,
      enteredById: enters?.userId ?? null,
      apiKeyId: source === 'api' ? keyFor(community.district.code) : null,
      into: request.state === 'merged' && into ? into : null,
      isDemoDistrict: community.district.code === DEMO_DISTRICT,
    };
    if (draft.isAskedTwice) made.set(draft, result);
    return result;
  };
}

/** Asked about twice: into the one before, when that is still open a day later. */
function mergeable(before: Made | undefined, { at }: Draft): Made | null {
  if (!before || before.into || before.request.state === 'declined') return null;
  const ended = before.request.answeredAt ?? before.request.closedAt;
  return ended && ended.getTime() < at.getTime() + 3 * 86_400_000 ? null : before;
}

const stagedCourse = (stage: NonNullable<Draft['stage']>, course: Course): Course => ({
  ...course,
  objects: stage.state === 'objected' ? 'dismissed' : null,
  declines: null,
  pauses: stage.state === 'paused' ? 'material' : null,
  returns: 0,
  share: 0.1,
  signsLate: false,
  reopens: false,
  stop: stage,
});

async function readCategories({ client }: Loading): Promise<Map<string, Category>> {
  const { rows } = await client.query<Category>(
    `SELECT c.id, c.code, c.field, jsonb_build_object('id', l.id, 'signHours', l.sign_hours, 'contactHours', l.contact_hours,
       'amount', l.amount, 'unit', l.unit) AS limit
     FROM request_categories c JOIN request_limits l ON l.category_id = c.id`,
  );
  return new Map(rows.map((row) => [row.code, row]));
}

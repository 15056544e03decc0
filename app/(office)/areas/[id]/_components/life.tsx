import type { ReactNode } from 'react';
import { Timeline } from '@/components/ui/timeline';
import { kindLabels } from '@/lib/domain/area-changes/plan';
import type { Kinship } from '@/lib/domain/area-changes/queries';
import type { Version } from '@/lib/domain/areas/history';
import type { Actor } from '@/lib/platform/actor';
import type { Day } from '@/lib/platform/clock';
import { Basis, Names } from './kin';

type Props = {
  actor: Actor;
  versions: readonly Version[];
  kinship: { from: readonly Kinship[]; to: readonly Kinship[] };
};

type Event = { on: Day; what: ReactNode; basis: Parameters<typeof Basis>[0] | null };

/** What an area came from, what it was called, and what it became: the newest first. */
export function Life({ actor, versions, kinship: { from, to } }: Props) {
  const [last] = versions;
  const born = versions.at(-1)?.validFrom;
  const events = [
    ...(last?.validTo && to.every(({ on }) => on !== last.validTo) ? [vanished(last.validTo)] : []),
    ...byDay(to).map((heirs) => went(actor, heirs)),
    ...byDay(from).map((origins) => came(actor, origins, origins[0].on === born)),
    ...versions.map((version, at) => ({
      on: version.validFrom,
      what: whatChanged(version, versions[at + 1]),
      basis: version,
    })),
  ].sort((a, b) => b.on.localeCompare(a.on));
  return (
    <Timeline
      entries={events.map(({ on, what, basis }, at) => ({
        id: String(at),
        when: on,
        dateTime: on,
        what,
        details: basis && <Basis {...basis} />,
      }))}
    />
  );
}

type OfDay = readonly [Kinship, ...Kinship[]];

function byDay(kin: readonly Kinship[]): OfDay[] {
  const days = new Map<Day, [Kinship, ...Kinship[]]>();
  for (const each of kin) {
    const known = days.get(each.on);
    if (known) known.push(each);
    else days.set(each.on, [each]);
  }
  return [...days.values()];
}

const vanished = (on: Day): Event => ({ on, what: '撤销', basis: null });

const went = (actor: Actor, heirs: OfDay): Event => ({
  on: heirs[0].on,
  what: (
    <>
      {heirs.length > 1 ? '拆分到' : '并入'}
      <Names actor={actor} kin={heirs} />
    </>
  ),
  basis: heirs[0],
});

/** Set up from others, or joined by them. */
const came = (actor: Actor, origins: OfDay, isBirth: boolean): Event => ({
  on: origins[0].on,
  what: (
    <>
      {isBirth && '由'}
      <Names actor={actor} kin={origins} sharesOf="each" />
      {isBirth ? '而来' : '并入'}
    </>
  ),
  basis: origins[0],
});

/** The same parent under another name is no transfer. */
function whatChanged(version: Version, before: Version | undefined): string {
  const { code, name, parentId, parentName } = version;
  if (!before) return `${name}，代码 ${code}${parentName ? `，属${parentName}` : ''}`;
  return [
    ...(name === before.name ? [] : [`${kindLabels.renamed}：${before.name} → ${name}`]),
    ...(code === before.code ? [] : [`${kindLabels.recoded}：${before.code} → ${code}`]),
    ...(parentId === before.parentId
      ? []
      : [`${kindLabels.transferred}：${before.parentName ?? ''} → ${parentName ?? ''}`]),
  ].join('；');
}

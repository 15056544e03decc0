import { Fragment, type ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';
import { shareText } from '@/lib/domain/area-changes/plan';
import type { Kinship } from '@/lib/domain/area-changes/queries';
import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { Inferred } from '../../_components/inferred';

type Props = { actor: Actor; kin: readonly Kinship[]; sharesOf?: 'each' | 'several' };

/** Areas by name, linked where the reader may go, with the share of each where it says something. */
export function Names({ actor, kin, sharesOf = 'several' }: Props) {
  return kin.map(({ id, name, isPast, share, ...place }, at) => (
    <Fragment key={id}>
      {at > 0 && '、'}
      {can(actor, 'dashboard.read', place) ? <TextLink href={paths.area(id)}>{name}</TextLink> : name}
      {isPast && '（已撤销）'}
      {(sharesOf === 'each' ? share < 1 : kin.length > 1) && ` ${shareText(share)}`}
    </Fragment>
  ));
}

type RestsOn = { document: string | null; changeId: number | null; isInferred: boolean };

/** What it rests on, linked to the change; null when nothing is known. */
export function Basis({ document, changeId, isInferred }: RestsOn): ReactNode {
  if (!document && !changeId) return null;
  return (
    <>
      {changeId ? <TextLink href={paths.areaChange(changeId)}>{document || '区划变更'}</TextLink> : document}
      {isInferred && (
        <>
          {' '}
          <Inferred />
        </>
      )}
    </>
  );
}

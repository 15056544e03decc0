import Form from 'next/form';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { TextInput } from '@/components/ui/inputs';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { Toolbar } from '@/components/ui/toolbar';
import type { Actor } from '@/lib/platform/actor';
import {
  ancestorsOf,
  areaPathText,
  listAreas,
  listChildren,
  searchAreas,
} from '@/lib/platform/areas/queries';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can, grantsFor, ranges } from '@/lib/platform/scope';
import { textParam } from '@/lib/platform/search-params';
import { read } from '@/lib/platform/transact';
import { AreaTree } from './_components/area-tree';
import { FoundAreas } from './_components/found-areas';

export const metadata = { title: '辖区' };

const MOST_FOUND = 50;
const MOST_OPEN = 200;

export default page('dashboard.read', async (actor, { searchParams }) => {
  const text = textParam(searchParams, 'q');
  return (
    <>
      <PageHeader
        secondary={<ButtonLink href={paths.jurisdictions()}>管理区</ButtonLink>}
        description="市、区（市）县、街道（镇）、社区（村）、小区五级，只显示您的辖区。"
        title="辖区"
      />
      <Toolbar>
        <Form action={paths.areas()} className="flex items-center gap-2" prefetch={false} role="search">
          <TextInput
            aria-label="名称、拼音、首字母或代码"
            className="w-64!"
            defaultValue={text}
            key={text}
            name="q"
            placeholder="名称、拼音、首字母或代码"
            type="search"
          />
          <Button icon="search" type="submit">
            查找
          </Button>
        </Form>
        {text && <TextLink href={paths.areas()}>回到辖区树</TextLink>}
      </Toolbar>
      {text ? await found(actor, text) : await tree(actor, textParam(searchParams, 'open'))}
    </>
  );
});

async function found(actor: Actor, text: string) {
  const areas = await read(actor, 'dashboard.read', async (tx) => {
    const hits = await searchAreas(tx, { text, within: ranges(actor, 'dashboard.read'), limit: MOST_FOUND });
    const above = await ancestorsOf(
      tx,
      hits.map(({ id }) => id),
    );
    return hits.map((hit) => ({ ...hit, above: areaPathText(above.get(hit.id)?.slice(0, -1) ?? []) }));
  });
  return <FoundAreas areas={areas} most={MOST_FOUND} />;
}

async function tree(actor: Actor, openText: string) {
  const grants = grantsFor(actor, 'dashboard.read');
  const tops = grants.filter(
    (one) => !grants.some((other) => other.lo <= one.lo && one.hi <= other.hi && other.areaId !== one.areaId),
  );
  // At first the tree shows what lies directly below.
  const open = new Set(
    openText === '' ? tops.map(({ areaId }) => areaId) : openText.split(',').slice(0, MOST_OPEN).map(Number),
  );
  const { roots, areas } = await read(actor, 'dashboard.read', async (tx) => ({
    roots: await listAreas(
      tx,
      tops.map(({ areaId }) => areaId),
    ),
    areas: (await listChildren(tx, [...open])).filter((area) => can(actor, 'dashboard.read', area)),
  }));
  if (roots.length === 0)
    return (
      <EmptyState title="这里还没有辖区">
        载入区划，或由安全管理员授予您一个辖区以后，这里显示辖区树。
      </EmptyState>
    );
  return (
    <div className="max-w-xl px-4 py-2">
      <AreaTree areas={areas} open={open} roots={roots} />
    </div>
  );
}

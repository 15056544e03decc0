import Form from 'next/form';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { DateInput, TextInput } from '@/components/ui/inputs';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { FilterField, Toolbar } from '@/components/ui/toolbar';
import { childrenOn, countLevelsOn, type FoundOn, rootsOn, searchAreasOn } from '@/lib/domain/areas/history';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText, knownTree, searchAreas } from '@/lib/platform/areas/queries';
import { levelLabels } from '@/lib/platform/areas/texts';
import { type Day, today } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { ranges } from '@/lib/platform/scope';
import { dayParam, textParam } from '@/lib/platform/search-params';
import { read } from '@/lib/platform/transact';
import { AreaTree } from './_components/area-tree';
import { FoundAreas } from './_components/found-areas';

export const metadata = { title: '辖区' };

const MOST_FOUND = 50;
const MOST_OPEN = 200;

export default page('dashboard.read', async (actor, { searchParams }) => {
  const text = textParam(searchParams, 'q');
  const asked = dayParam(searchParams, 'on');
  // What is to come is no tree yet.
  const day = asked !== null && asked < today() ? asked : today();
  const past = day === today() ? undefined : day;
  return (
    <>
      <PageHeader
        secondary={
          <>
            <ButtonLink href={paths.areaChanges()}>区划变更</ButtonLink>
            <ButtonLink href={paths.jurisdictions()}>管理区</ButtonLink>
          </>
        }
        description="市、区（市）县、街道（镇）、社区（村）、小区五级，只显示您的辖区。"
        title="辖区"
      />
      <Toolbar>
        <Form
          action={paths.areas()}
          className="flex flex-wrap items-center gap-2"
          prefetch={false}
          role="search"
        >
          <FilterField htmlFor="on" label="日期">
            <DateInput defaultValue={day} id="on" key={day} max={today()} name="on" />
          </FilterField>
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
            查看
          </Button>
        </Form>
        {text && <TextLink href={paths.areas({ on: past })}>回到辖区树</TextLink>}
        {past && <TextLink href={paths.areas({ q: text })}>回到今天</TextLink>}
      </Toolbar>
      {text ? await found(actor, text, past) : await tree(actor, textParam(searchParams, 'open'), day)}
    </>
  );
});

async function found(actor: Actor, text: string, past: Day | undefined) {
  const within = ranges(actor, 'dashboard.read');
  const areas = await read(actor, 'dashboard.read', async (tx) => {
    const wanted = { text, within, limit: MOST_FOUND };
    const hits: FoundOn[] = past
      ? await searchAreasOn(tx, { ...wanted, on: past })
      : await searchAreas(tx, wanted);
    const above = await ancestorsOf(
      tx,
      hits.map(({ id }) => id),
      past,
    );
    return hits.map((hit) => ({ ...hit, above: areaPathText(above.get(hit.id)?.slice(0, -1) ?? []) }));
  });
  return <FoundAreas areas={areas} most={MOST_FOUND} />;
}

async function tree(actor: Actor, openText: string, day: Day) {
  const within = ranges(actor, 'dashboard.read');
  const { roots, areas, open, levels, first } = await read(actor, 'dashboard.read', async (tx) => {
    const roots = await rootsOn(tx, day, within);
    // At first the tree shows what lies directly below.
    const open = new Set(
      openText === '' ? roots.map(({ id }) => id) : openText.split(',').slice(0, MOST_OPEN).map(Number),
    );
    return {
      roots,
      open,
      areas: await childrenOn(tx, day, within, [...open]),
      levels: await countLevelsOn(tx, day, within),
      first: await knownTree(tx, day),
    };
  });
  if (first > day) return <EmptyState title={`${day} 的区划没有记录`}>最早的记录从 {first} 起。</EmptyState>;
  if (roots.length === 0)
    return (
      <EmptyState title="这里还没有辖区">
        载入区划，或由安全管理员授予您一个辖区以后，这里显示辖区树。
      </EmptyState>
    );
  const counts = levels.map(({ level, n }) => `${n.toLocaleString('zh-CN')} 个${levelLabels[level]}`);
  return (
    <>
      <p className="px-4 text-ink-2">
        {day === today() ? '今天' : day}：{counts.join('、') || '没有下级辖区'}。
      </p>
      <div className="max-w-xl px-4 py-2">
        <AreaTree areas={areas} day={day === today() ? undefined : day} open={open} roots={roots} />
      </div>
    </>
  );
}

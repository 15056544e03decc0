import Form from 'next/form';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Toolbar } from '@/components/ui/toolbar';
import { readBeginning } from '@/lib/domain/supervision/beginning';
import { addDays, today } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { numberParam, textParam } from '@/lib/platform/search-params';
import { create } from '../actions';
import { NewItemForm } from './new-item-form';

export const metadata = { title: '督办立项' };

/** Opens an item: by itself, or from a figure, a problem or whatever an address brings along. */
export default page('supervision.issue', async (actor, { searchParams }) => {
  const asked = {
    areaId: numberParam(searchParams, 'area'),
    indicator: textParam(searchParams, 'indicator'),
    period: textParam(searchParams, 'period'),
    problemId: numberParam(searchParams, 'problem'),
    ticked: [searchParams.areas ?? []]
      .flat()
      .flatMap((each) => each.split(','))
      .map(Number),
  };
  const beginning = await readBeginning(actor, asked);
  const { issuer, place, candidates } = beginning;
  const kept = { indicator: asked.indicator, period: asked.period, problem: asked.problemId ?? undefined };
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '督办', href: paths.supervision() }, { label: '立项' }]}
        description={`${issuer.name}立项，交办${place.name}的下级辖区。`}
        title="督办立项"
      />
      <Toolbar>
        <Form action={paths.newSupervision()} className="flex items-center gap-2" prefetch={false}>
          {Object.entries(kept).map(([name, value]) =>
            value ? <input key={name} name={name} type="hidden" value={value} /> : null,
          )}
          <label className="text-ink-2 text-table" htmlFor="place">
            从哪个辖区的下级中选
          </label>
          <Combobox
            className="w-56"
            defaultLabel={place.name}
            defaultValue={String(place.id)}
            id="place"
            key={place.id}
            name="area"
            src={paths.areaChoices()}
          />
          <Button type="submit">更换</Button>
        </Form>
      </Toolbar>
      {candidates.length === 0 ? (
        <EmptyState title={`${place.name}没有下级辖区`}>请在上面换一个辖区。</EmptyState>
      ) : (
        <NewItemForm
          action={create}
          beginning={beginning}
          cancelHref={paths.supervision()}
          firstDue={addDays(today(), 30)}
          submitKey={crypto.randomUUID()}
        />
      )}
    </>
  );
});

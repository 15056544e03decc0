'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { type Option, type OptionGroup, Select } from '@/components/ui/inputs';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Place } from '@/lib/domain/requests/places';
import { paths } from '@/lib/platform/paths';
import { bigButton, bigControl } from '../../_components/look';

type Props = {
  chosen: Record<'area' | 'street' | 'category' | 'outcome' | 'period', string>;
  districts: readonly Option[];
  /** Of the district that is chosen. */
  streets: readonly Option[];
  categories: readonly OptionGroup[];
  outcomes: readonly Option[];
  periods: readonly Option[];
};

/** A plain form: what it asks for stands in the address. Streets follow the district without sending it. */
export function PublishedFilters({ chosen, districts, streets, categories, outcomes, periods }: Props) {
  const [below, setBelow] = useState(streets);
  const [hasFailed, setFailed] = useState(false);
  async function choose(district: string) {
    setBelow([]);
    setFailed(false);
    if (!district) return;
    try {
      const response = await fetch(paths.askPlaces({ under: district }));
      if (!response.ok) throw new Error(response.statusText);
      const places: Place[] = await response.json();
      setBelow(places.map(({ id, name }) => ({ value: String(id), label: name })));
    } catch {
      setFailed(true);
    }
  }
  return (
    <form action={paths.published()} className="mt-4 grid grid-cols-2 gap-3" method="get">
      <Field label="区（市）县" name="area">
        {(control) => (
          <Select
            {...control}
            blank="全市"
            className={`${bigControl} w-full`}
            defaultValue={chosen.area}
            onChange={({ target }) => void choose(target.value)}
            options={districts}
          />
        )}
      </Field>
      <Field
        error={hasFailed ? '没有取到，请再选一次区（市）县。' : undefined}
        label="街道（镇）"
        name="street"
      >
        {(control) => (
          <Select
            {...control}
            blank={below.length > 0 ? '全部' : '先选区（市）县'}
            className={`${bigControl} w-full`}
            defaultValue={below.some(({ value }) => value === chosen.street) ? chosen.street : ''}
            disabled={below.length === 0}
            options={below}
          />
        )}
      </Field>
      <Field label="哪一类" name="category">
        {(control) => (
          <Select
            {...control}
            blank="全部"
            className={`${bigControl} w-full`}
            defaultValue={chosen.category}
            options={categories}
          />
        )}
      </Field>
      <Field label="结果" name="outcome">
        {(control) => (
          <Select
            {...control}
            blank="全部"
            className={`${bigControl} w-full`}
            defaultValue={chosen.outcome}
            options={outcomes}
          />
        )}
      </Field>
      <Field label="提出的时间" name="period">
        {(control) => (
          <Select
            {...control}
            blank="不限"
            className={`${bigControl} w-full`}
            defaultValue={chosen.period}
            options={periods}
          />
        )}
      </Field>
      <div className="flex items-end">
        <SubmitButton className={`${bigButton} w-full`} variant="secondary">
          查看
        </SubmitButton>
      </div>
    </form>
  );
}

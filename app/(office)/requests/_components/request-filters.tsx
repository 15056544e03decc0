import type { ReactNode } from 'react';
import { FilterBar } from '@/components/ui/filter-bar';
import { Select, TextInput } from '@/components/ui/inputs';
import type { FilterChip } from '@/components/ui/toolbar';
import { groupCategories } from '@/lib/domain/requests/categories';
import type { DepartmentChoice } from '@/lib/domain/requests/departments';
import type { Box, RequestFilter } from '@/lib/domain/requests/list';
import { chipsOf, lightLabels } from '@/lib/domain/requests/params';
import { sourceLabels, stateLabels } from '@/lib/domain/requests/words';
import { paths } from '@/lib/platform/paths';
import type { RequestCategoryModel } from '@/prisma/client/models/RequestCategory';

type Props = {
  box: Box;
  filter: RequestFilter & { areaName?: string };
  params: Record<string, string>;
  categories: readonly RequestCategoryModel[];
  departments: readonly DepartmentChoice[];
  showState: boolean;
  tools: ReactNode;
};

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The filters of the list; what only a figure's link asks for stands as a chip. */
export function RequestFilters({ box, filter, params, categories, departments, showState, tools }: Props) {
  const chips: FilterChip[] = chipsOf(filter, params, categories, departments).map(({ name, ...chip }) => {
    const { [name]: _, page: _page, ...rest } = params;
    return { ...chip, removeHref: paths.requests({ ...rest, box }) };
  });
  const { q, light, category, source, state, page: _page, box: _box, ...kept } = params;
  return (
    <FilterBar
      action={paths.requests()}
      end={tools}
      chips={chips}
      clearHref={paths.requests({ box })}
      keep={{ ...kept, box }}
    >
      <TextInput
        aria-label="编号或内容含有"
        className="w-48!"
        defaultValue={q}
        key={q}
        name="q"
        placeholder="编号或内容"
        type="search"
      />
      <Select
        aria-label="类别"
        blank="全部类别"
        className="w-auto!"
        defaultValue={category ?? ''}
        name="category"
        options={groupCategories(categories).map((group) => ({
          label: group.label,
          options: group.categories.map(({ id, name }) => ({ value: String(id), label: name })),
        }))}
      />
      <Select
        aria-label="时限"
        blank="全部时限"
        className="w-auto!"
        defaultValue={light ?? ''}
        name="light"
        options={options(lightLabels)}
      />
      <Select
        aria-label="来源"
        blank="全部来源"
        className="w-auto!"
        defaultValue={source ?? ''}
        name="source"
        options={options(sourceLabels)}
      />
      {showState && (
        <Select
          aria-label="状态"
          blank="全部状态"
          className="w-auto!"
          defaultValue={state ?? ''}
          name="state"
          options={options(stateLabels)}
        />
      )}
    </FilterBar>
  );
}

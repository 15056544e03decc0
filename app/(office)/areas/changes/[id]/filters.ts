import { type EditionLevel, editionLevels, kindLabels } from '@/lib/domain/area-changes/plan';
import { paths } from '@/lib/platform/paths';
import { choiceParam, numberParam, type SearchParams, textParam } from '@/lib/platform/search-params';
import type { AreaChangeKind } from '@/prisma/client/enums';

/** Which areas of a change are shown; the address has it all. */
export type Filters = {
  level?: EditionLevel | null;
  kind?: AreaChangeKind | null;
  isOpen?: boolean;
  search?: string;
};

export const readFilters = (params: SearchParams) => ({
  level: editionLevels.find((level) => level === textParam(params, 'level')) ?? null,
  kind: choiceParam(params, 'kind', kindLabels),
  isOpen: textParam(params, 'open') === '1',
  search: textParam(params, 'q').slice(0, 50),
  page: numberParam(params, 'page') ?? 1,
});

export const filterHref = (id: number, { level, kind, isOpen, search }: Filters, page?: number) =>
  paths.areaChange(id, {
    level: level ?? undefined,
    kind: kind ?? undefined,
    open: isOpen ? 1 : undefined,
    q: search,
    page,
  });

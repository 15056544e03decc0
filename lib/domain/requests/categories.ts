import { today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { RequestCategoryModel } from '@/prisma/client/models/RequestCategory';
import type { RequestLimitModel } from '@/prisma/client/models/RequestLimit';

/** What can be asked about today, in order. Events are what grids report; residents are not offered them. */
export const listCategories = (
  tx: Tx,
  { isEvent }: { isEvent?: boolean } = {},
): Promise<RequestCategoryModel[]> =>
  tx.requestCategory.findMany({
    where: {
      ...(isEvent === undefined ? {} : { isEvent }),
      OR: [{ retiredOn: null }, { retiredOn: { gt: new Date(today()) } }],
    },
    orderBy: { sort: 'asc' },
  });

/** Under their groups, for a choice. */
export function groupCategories<C extends Pick<RequestCategoryModel, 'groupName'>>(
  categories: readonly C[],
): { label: string; categories: C[] }[] {
  const groups = new Map<string, C[]>();
  for (const category of categories)
    groups.set(category.groupName, [...(groups.get(category.groupName) ?? []), category]);
  return [...groups].map(([label, of]) => ({ label, categories: of }));
}

export type CategoryInForce = RequestCategoryModel & { limit: RequestLimitModel };

/** A category with the limit in force today. Throws `not_found` for none, or a retired one. */
export async function getCategory(tx: Tx, id: number): Promise<CategoryInForce> {
  const category = await tx.requestCategory.findFirst({
    where: {
      id: Number.isInteger(id) ? id : 0,
      OR: [{ retiredOn: null }, { retiredOn: { gt: new Date(today()) } }],
    },
    include: {
      limits: {
        where: { validFrom: { lte: new Date(today()) } },
        orderBy: [{ validFrom: 'desc' }, { version: 'desc' }],
        take: 1,
      },
    },
  });
  const limit = category?.limits[0];
  if (!category || !limit) throw notFound();
  return { ...category, limit };
}

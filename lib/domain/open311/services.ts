import type { CategoryInForce } from '@/lib/domain/requests/categories';
import { listCategories } from '@/lib/domain/requests/categories';
import { unitLabels } from '@/lib/domain/requests/words';
import { today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { RequestAttributeModel } from '@/prisma/client/models/RequestAttribute';
import { type Document, Refusal } from './answer';

/** Every kind of request that residents are offered. All are answered at once, with a number. */
export async function services(tx: Tx): Promise<Document> {
  const categories = await listCategories(tx, { isEvent: false });
  const asking = await tx.requestAttribute.findMany({
    where: { retiredOn: null },
    select: { categoryId: true },
    distinct: ['categoryId'],
  });
  const withAttributes = new Set(asking.map(({ categoryId }) => categoryId));
  return {
    root: 'services',
    body: categories.map(({ id, code, name, description, keywords, groupName }) => ({
      service_code: code,
      service_name: name,
      description,
      metadata: withAttributes.has(id),
      type: 'realtime',
      keywords: keywords.join(', '),
      group: groupName,
    })),
  };
}

export async function serviceDefinition(tx: Tx, code: string): Promise<Document> {
  const { id } = await findService(tx, code);
  const attributes = await attributesOf(tx, id);
  return {
    root: 'service_definition',
    body: {
      service_code: code,
      attributes: attributes.map((each) => ({
        variable: each.isVariable,
        code: each.code,
        datatype: each.datatype,
        required: each.isRequired,
        datatype_description: each.datatypeDescription,
        order: each.sort,
        description: each.description,
        ...(valuesOf(each).length > 0 && { values: valuesOf(each) }),
      })),
    },
  };
}

export const attributesOf = (tx: Tx, categoryId: number): Promise<RequestAttributeModel[]> =>
  tx.requestAttribute.findMany({
    where: { categoryId, retiredOn: null },
    orderBy: [{ sort: 'asc' }, { id: 'asc' }],
  });

export const valuesOf = ({ values }: RequestAttributeModel) => values as { key: string; name: string }[];

export async function findService(tx: Tx, code: string): Promise<{ id: number }> {
  const category = await tx.requestCategory.findFirst({
    where: { code, isEvent: false, OR: [{ retiredOn: null }, { retiredOn: { gt: new Date(today()) } }] },
    select: { id: true },
  });
  if (!category) throw new Refusal(404, `没有代码为 ${code} 的服务。service_code was not found.`);
  return category;
}

export const promiseOf = ({ amount, unit }: CategoryInForce['limit']): string =>
  `承诺 ${amount} ${unitLabels[unit]}内办结`;

import { wallTime } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { RequestModel } from '@/prisma/client/models/Request';

/** What another platform asked beside the text, in the words of the service; a code that is no longer asked stays as it is. */
export async function readAnswers(
  tx: Tx,
  { categoryId, attributes }: Pick<RequestModel, 'categoryId' | 'attributes'>,
): Promise<{ label: string; text: string }[]> {
  if (!attributes) return [];
  const asked = await tx.requestAttribute.findMany({ where: { categoryId }, orderBy: { sort: 'asc' } });
  return Object.entries(attributes as Record<string, string | string[]>).map(([code, answer]) => {
    const attribute = asked.find((each) => each.code === code);
    const values = (attribute?.values ?? []) as { key: string; name: string }[];
    const nameOf = (key: string) =>
      attribute?.datatype === 'datetime' && !Number.isNaN(Date.parse(key))
        ? wallTime(new Date(key))
        : (values.find((value) => value.key === key)?.name ?? key);
    return { label: attribute?.description ?? code, text: [answer].flat().map(nameOf).join('、') };
  });
}

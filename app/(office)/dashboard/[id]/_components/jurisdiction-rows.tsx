import type { FigureId } from '@/lib/domain/indicators/catalogue';
import type { Standing } from '@/lib/domain/indicators/figures';
import { cellText, estimateText, isEstimated } from '@/lib/domain/indicators/format';
import { readJurisdictionFigures } from '@/lib/domain/jurisdictions/figures';
import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';
import { FigureRows } from './figure-rows';

type Props = { actor: Actor; standing: Standing; columns: readonly FigureId[] };

/** Under the areas and their sum: what is managed across their boundaries. Nothing where nothing is. */
export async function JurisdictionRows({ actor, standing, columns }: Props) {
  const all = await readJurisdictionFigures(actor, standing, columns);
  if (all.length === 0) return null;
  return (
    <>
      <tbody>
        <tr>
          <th
            className="border-t bg-panel px-4 py-1 text-left font-normal text-ink-2"
            colSpan={columns.length + 1}
            scope="rowgroup"
          >
            管理区：另列，不计入合计，所管辖区的数已在上面各行里；不能相加的记“—”。
            {all.some(({ estimated }) => columns.some((one) => isEstimated(one, estimated))) &&
              '标“≈”的含按份额估算的数。'}
          </th>
        </tr>
      </tbody>
      <FigureRows
        rows={all.map(({ id, name, members, isPart, values, estimated }) => ({
          name: `${name}（${isPart ? `在本辖区的 ${members} 个` : `${members} 个辖区`}）`,
          href: paths.jurisdiction(id),
          cells: columns.map((one) => cellText(one, values, estimated)),
          hints: columns.map((one) => estimateText(one, estimated)),
        }))}
      />
    </>
  );
}

import { Tabs } from '@/components/ui/tabs';
import type { Comparison } from '@/lib/domain/indicators/boards';

type Props = {
  comparisons: readonly Comparison[];
  current: Comparison;
  hrefOf: (key: string) => string;
};

/** Which columns stand side by side: more than fit are parted. */
export const ComparisonTabs = ({ comparisons, current, hrefOf }: Props) =>
  comparisons.length > 1 && (
    <div className="pt-3">
      <Tabs
        label="对比哪一组"
        tabs={comparisons.map(({ key, title }) => ({
          label: title,
          href: hrefOf(key),
          current: key === current.key,
        }))}
      />
    </div>
  );

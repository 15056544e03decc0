import { Tabs } from '@/components/ui/tabs';
import { paths } from '@/lib/platform/paths';

const views = [
  { label: '问题', path: paths.linkage },
  { label: '走访', path: paths.linkageVisits },
  { label: '联系覆盖', path: paths.linkageAreas },
];

/** The three lists of linkage, for the same area. */
export const LinkageTabs = ({ current, areaId }: { current: string; areaId: number | undefined }) => (
  <Tabs
    label="联系点"
    tabs={views.map(({ label, path }) => ({
      label,
      href: path({ area: areaId }),
      current: label === current,
    }))}
  />
);

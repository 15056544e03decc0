'use client';

import { Button } from '@/components/ui/button';
import { paths } from '@/lib/platform/paths';
import { bigButton } from '../../_components/look';

/** Somebody else may use the device next. */
export function EndFollowing() {
  return (
    <div className="mt-8">
      <Button
        className={`${bigButton} w-full`}
        onClick={async () => {
          await fetch(paths.followOpen(), { method: 'DELETE' }).catch(() => {});
          window.location.reload();
        }}
        variant="quiet"
      >
        看完了，退出查询
      </Button>
      <p className="mt-1 text-body text-ink-2">30 分钟后会自动退出。</p>
    </div>
  );
}

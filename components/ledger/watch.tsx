'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Progress } from '@/components/ui/progress';

type Props = {
  label: string;
  /** Answers `{ state, progress }`. */
  source: string;
  state: string;
  progress: number;
  unit: string;
};

/** Follows something that runs on the server, and loads the page anew when its state has changed. */
export function Watch({ label, source, state, progress, unit }: Props) {
  const router = useRouter();
  const [done, setDone] = useState(progress);
  useEffect(() => {
    const timer = setInterval(async () => {
      const response = await fetch(source, { cache: 'no-store' }).catch(() => null);
      if (response?.status === 401) router.refresh();
      if (!response?.ok) return;
      const now = await response.json();
      setDone(now.progress);
      if (now.state !== state) router.refresh();
    }, 600);
    return () => clearInterval(timer);
  }, [router, source, state]);
  return <Progress label={label} text={done > 0 ? `${done.toLocaleString('zh-CN')} ${unit}` : ''} />;
}

'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Loads the page anew every so many milliseconds, as long as it stands there. */
export function Refresh({ every }: { every: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), every);
    return () => clearInterval(timer);
  }, [router, every]);
  return null;
}

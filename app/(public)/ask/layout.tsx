import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { MarkSign } from '@/components/shell/mark';
import { PlainLink } from '@/components/ui/text-link';
import { paths } from '@/lib/platform/paths';

export const metadata: Metadata = {
  title: { default: '居民诉求', template: '%s · 居民诉求' },
  description: '向社区反映诉求、查询办理进度',
  robots: { index: false, follow: false },
};

/** For residents, on a phone first: one column, larger type and targets than in the office. */
export default function AskLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto min-h-dvh max-w-text text-heading [&_.control]:text-heading [&_.text-table]:text-body">
      <header className="flex flex-wrap items-center gap-x-4 border-b px-4 py-2">
        <PlainLink className="inline-flex h-10 items-center gap-2 rounded-control" href={paths.ask()}>
          <MarkSign />
          <span className="font-semibold tracking-wide">居民诉求</span>
        </PlainLink>
        <nav aria-label="居民诉求" className="ml-auto flex">
          {[
            { href: paths.follow(), label: '查进度' },
            { href: paths.published(), label: '看公开' },
          ].map(({ href, label }) => (
            <PlainLink
              className="inline-flex h-11 items-center rounded-control px-3 text-action underline-offset-4 hover:underline"
              href={href}
              key={href}
            >
              {label}
            </PlainLink>
          ))}
        </nav>
      </header>
      <main className="px-4 py-6" id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="border-t px-4 py-4 text-body text-ink-2">
        紧急情况请直接拨打 <a href="tel:110">110</a>、<a href="tel:119">119</a>、<a href="tel:120">120</a>
        ，这里不能及时处置。
      </footer>
    </div>
  );
}

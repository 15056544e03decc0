import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import './globals.css';

export const metadata: Metadata = {
  title: { default: '共治', template: '%s · 共治' },
  description: '城市社区治理后台',
  icons: { icon: '/mark.svg' },
  robots: { index: false, follow: false },
  // A 15-digit code or a sum is not a telephone number.
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light',
};

/** Every layout below gives its main region `id="content"`: the skip link leads there. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>
        <a
          className="skip-link sr-only focus:not-sr-only focus:fixed! focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-ground focus:px-3! focus:py-2! focus:shadow-float"
          href="#content"
        >
          跳到正文
        </a>
        {children}
      </body>
    </html>
  );
}

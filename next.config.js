import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const isTestBuild = process.env.NEXT_DIST_DIR === '.next-test';

/** @type {import('next').NextConfig} */
export default {
  // The test run builds beside the site that is being served.
  distDir: isTestBuild ? '.next-test' : '.next',
  turbopack: { root: dirname(fileURLToPath(import.meta.url)) },
  // `npm test` checks the types, of everything; a start need not do it again.
  typescript: {
    ignoreBuildErrors: true,
    tsconfigPath: isTestBuild ? 'tests/tsconfig.site.json' : 'tsconfig.json',
  },
  poweredByHeader: false,
  serverExternalPackages: [
    'pg',
    '@prisma/adapter-pg',
    '@node-rs/argon2',
    'exceljs',
    '@resvg/resvg-wasm',
    'pdfkit',
    'graphile-worker',
    'chinese-days',
    'sharp',
    '@aws-sdk/client-s3',
    'nodemailer',
    'sharp',
    'chinese-days',
    'rate-limiter-flexible',
    'nodemailer',
    '@aws-sdk/client-s3',
  ],
  experimental: {
    serverActions: { bodySizeLimit: '2mb' },
    // Most builds are the first one, and writing the cache takes longer than compiling.
    turbopackFileSystemCacheForBuild: false,
  },
  headers: async () => [
    { source: '/:path*', headers: securityHeaders() },
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: [{ key: 'Strict-Transport-Security', value: 'max-age=31536000' }],
    },
  ],
};

const isDevelopment = process.env.NODE_ENV === 'development';

function securityHeaders() {
  const policy = {
    'default-src': "'self'",
    // Next.js hands the page's data over in inline scripts. Nonces would need a proxy in front of every page,
    // which was measured to halve the requests that the site can serve.
    'script-src': `'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self' data:",
    'connect-src': `'self'${isDevelopment ? ' ws:' : ''}`,
    'object-src': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return [
    {
      key: 'Content-Security-Policy',
      value: Object.entries(policy)
        .map(([name, sources]) => `${name} ${sources}`)
        .join('; '),
    },
    { key: 'X-Frame-Options', value: 'DENY' },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'Referrer-Policy', value: 'same-origin' },
    { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
    { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  ];
}

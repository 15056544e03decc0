import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  turbopack: { root: dirname(fileURLToPath(import.meta.url)) },
  poweredByHeader: false,
  serverExternalPackages: ['pg', '@prisma/adapter-pg', '@node-rs/argon2', 'exceljs', 'echarts', '@resvg/resvg-js', 'pdfkit', 'graphile-worker'],
  experimental: { serverActions: { bodySizeLimit: '2mb' } },
};

import type { Document } from './answer';

/** When the interface last changed. */
const CHANGESET = '2026-11-24T00:00:00+08:00';

/** Where the interface is, for whoever knows the city only. `base`: https://example.gov.cn */
export const discovery = (base: string): Document => ({
  root: 'discovery',
  body: {
    changeset: CHANGESET,
    contact: '请联系本单位系统管理员。Please ask the administrators of this installation.',
    key_service: '密钥由系统管理员在“系统 › 接口密钥”签发。Keys are issued by the administrators.',
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: `${base}/open311/v2`,
        changeset: CHANGESET,
        type: 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  },
});

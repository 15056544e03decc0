import { smallBase } from '@/lib/domain/indicators/side-by-side';

const twoPlaces = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const perThousandText = (value: number | null): string =>
  value === null ? '—' : twoPlaces.format(value);

export const smallBaseWords = '基数小';
export const smallBaseNote = `标“${smallBaseWords}”的，分母不到 ${smallBase}，多一个少一个就相差很多，不宜用来比较。`;
export const perThousandNote =
  '每千户 = 该数 ÷ 小区户数 × 1000，户数是在用小区所填户数之和；没有户数的记“—”，户数没有填全的偏高。';

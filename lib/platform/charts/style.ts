/**
 * The tokens of `app/globals.css` once more, as values: attributes, not CSS, so that page, Word and PDF
 * show the same picture.
 */
export const ink = '#1a1f26';
export const inkSoft = '#545d69';
export const hairline = '#dde2e7';
export const axis = '#828c99';
export const data = '#1d4f91';
export const track = '#e9edf1';

/** One hue, light to dark: the order survives a black-and-white print. */
export const sequence = ['#e6eef7', '#bcd2ea', '#8bb0d8', '#4376b3', '#1d4f91'] as const;

/** For parts of a whole. Neighbours differ in lightness, so that they part on paper as well. */
export const parts = ['#1d4f91', '#8bb0d8', '#545d69', '#c3cad3', '#4376b3', '#e0e5eb'] as const;

/** Series are told apart by dash as well as by colour. */
export const lines = [
  { stroke: data, dash: undefined },
  { stroke: inkSoft, dash: '5 3' },
  { stroke: '#4c86c6', dash: '1.5 3' },
] as const;

/** Colour never stands alone: a state is always drawn with its word. */
export const states = {
  onTime: { colour: '#1a7440', word: '按期' },
  nearDue: { colour: '#0a6a9e', word: '临期' },
  lagging: { colour: '#855600', word: '滞后' },
  overdue: { colour: '#b3261e', word: '逾期' },
} as const;
export type State = keyof typeof states;

export const fontFamily = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";
export const fontSize = 13;
export const smallSize = 12;

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

/** Estimated, on the generous side, for there is no font to ask on the server. */
export function textWidth(text: string, size: number = fontSize): number {
  let ems = 0;
  for (const character of text) ems += wide.test(character) ? 1 : /[.,:;' il|]/.test(character) ? 0.3 : 0.6;
  return ems * size;
}

/** Cuts a text that would be wider than `width`; say the whole of it in a `<title>`. */
export function shorten(text: string, width: number, size: number = fontSize): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > width) characters.pop();
  return `${characters.join('')}…`;
}

import { isWide } from './layout';

/** A stretch of text in one font; `code` makes it a link to the annex. */
export type Piece<Font extends string = string> = {
  readonly text: string;
  readonly font: Font;
  readonly code?: string;
};

/** Part of a line: either Chinese, which may be spaced out, or a word or number, which may not. */
type Fragment<Font extends string = string> = Piece<Font> & {
  readonly wide: boolean;
  readonly width: number;
};

export type Line<Font extends string = string> = {
  readonly fragments: readonly Fragment<Font>[];
  readonly width: number;
  readonly isLast: boolean;
};

export type Measure<Font extends string> = (text: string, font: Font) => number;

// 避头 and 避尾: what may not begin a line, and what may not end one.
const NOT_AT_START = new Set('、，。．；：！？…—～·’”）〕］｝》〉」』】〗％‰℃々,.;:!?)]}%°′″');
const NOT_AT_END = new Set('‘“（〔［｛《〈「『【〖([{￥$＃#');
const TOKEN =
  /[ \t]+|[\p{Script=Latin}\p{N}\p{M}]+(?:[.,:/%+\-_@&=?]+[\p{Script=Latin}\p{N}\p{M}]+)*[%‰]?|./gsu;

const tokens = (text: string) => text.match(TOKEN) ?? [];
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const words = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

type Atom<Font extends string> = { fragments: Fragment<Font>[]; width: number };

/**
 * Breaks text into lines no wider than `width`, by the rules of Chinese setting. The first line is
 * shorter by `indent`. A closing mark may stand `hang` outside: it is narrow, and the line is drawn closer.
 * With `byWord` Chinese words stay whole too, as titles and table heads want it.
 */
export function breakLines<Font extends string>(
  pieces: readonly Piece<Font>[],
  width: number,
  measure: Measure<Font>,
  options: { readonly indent?: number; readonly hang?: number; readonly byWord?: boolean } = {},
): Line<Font>[] {
  const lines: { fragments: Fragment<Font>[]; width: number; isLast: boolean }[] = [];
  let line: Fragment<Font>[] = [];
  let used = 0;
  const room = () => width - (lines.length === 0 ? (options.indent ?? 0) : 0);
  const close = () => {
    while (line.at(-1)?.text.trim() === '' && line.length > 1) used -= line.pop()?.width ?? 0;
    lines.push({ fragments: joined(line), width: used, isLast: false });
    line = [];
    used = 0;
  };
  const put = (atom: Atom<Font>) => {
    line.push(...atom.fragments);
    used += atom.width;
  };

  for (const atom of atoms(pieces, measure, options.byWord ? words : tokens)) {
    const last = atom.fragments.at(-1)?.text ?? '';
    if (last.trim() === '' && line.length === 0 && lines.length > 0) continue;
    const hang = NOT_AT_START.has(last) && isWide(last) ? (options.hang ?? 0) : 0;
    if (used + atom.width > room() + hang && line.length > 0 && last.trim() !== '') close();
    if (atom.width <= room() + hang) put(atom);
    else {
      // Longer than a line, as an address or a code can be: the only case in which a word is cut.
      for (const part of atom.fragments.flatMap((fragment) => cut(fragment, room(), measure))) {
        if (used + part.width > room() && line.length > 0) close();
        put({ fragments: [part], width: part.width });
      }
    }
  }
  close();
  const final = lines.at(-1);
  if (final) final.isLast = true;
  return lines;
}

/** What must stay together: a word, or a character with the marks that may not leave it. */
function atoms<Font extends string>(
  pieces: readonly Piece<Font>[],
  measure: Measure<Font>,
  parts: (text: string) => string[],
): Atom<Font>[] {
  const result: Atom<Font>[] = [];
  let previous = ' ';
  for (const piece of pieces) {
    for (const text of parts(piece.text)) {
      const fragment = { ...piece, text, wide: isWide(text), width: measure(text, piece.font) };
      const open = result.at(-1);
      const glued =
        open !== undefined &&
        text.trim() !== '' &&
        previous.trim() !== '' &&
        (NOT_AT_START.has(text.charAt(0)) ||
          NOT_AT_END.has(previous.at(-1) ?? '') ||
          (/[\p{Script=Latin}\p{N}]$/u.test(previous) && /^[\p{Script=Latin}\p{N}]/u.test(text)));
      if (glued) {
        open.fragments.push(fragment);
        open.width += fragment.width;
      } else result.push({ fragments: [fragment], width: fragment.width });
      previous = text;
    }
  }
  return result;
}

/** Cut after the marks of a code or address, and between letters only where that is not enough. */
function cut<Font extends string>(fragment: Fragment<Font>, room: number, measure: Measure<Font>) {
  const sized = (text: string): Fragment<Font> => ({
    ...fragment,
    text,
    width: measure(text, fragment.font),
  });
  return fragment.text.split(/(?<=[_./-])/).flatMap((part) => {
    const whole = sized(part);
    return whole.width <= room ? [whole] : Array.from(part, sized);
  });
}

/** Neighbours of one kind become one, so that a line is drawn in few strokes and reads whole when copied. */
function joined<Font extends string>(fragments: readonly Fragment<Font>[]): Fragment<Font>[] {
  const result: Fragment<Font>[] = [];
  for (const fragment of fragments) {
    const last = result.at(-1);
    const same =
      last && last.wide === fragment.wide && last.font === fragment.font && last.code === fragment.code;
    if (same)
      result.splice(-1, 1, { ...last, text: last.text + fragment.text, width: last.width + fragment.width });
    else result.push(fragment);
  }
  return result;
}

/** Breaks a title over as few lines as it needs, of about the same length. */
export function balancedLines<Font extends string>(
  pieces: readonly Piece<Font>[],
  room: number,
  measure: Measure<Font>,
): Line<Font>[] {
  const wide = breakLines(pieces, room, measure, { byWord: true });
  const total = wide.reduce((sum, line) => sum + line.width, 0);
  const step = room / 40;
  for (let width = total / wide.length; width < room; width += step) {
    const lines = breakLines(pieces, width, measure, { byWord: true });
    if (lines.length === wide.length) return lines;
  }
  return wide;
}

export const lineText = (line: Line) => line.fragments.map((fragment) => fragment.text).join('');

import { fontFamily, fontSize, ink } from './style';

export type Attributes = Record<string, string | number | undefined>;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters and lone surrogates are not XML: one in an area's name would blank a whole report.
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

export function escapeXml(text: string): string {
  return text.replace(notXml, '').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** `children` are markup already: pass what users wrote through `text`, `title` or `escapeXml`. */
export function el(name: string, attributes: Attributes, ...children: string[]): string {
  let markup = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    markup += ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`;
  }
  return children.length === 0 ? `${markup}/>` : `${markup}>${children.join('')}</${name}>`;
}

/** `y` is the middle of the line: renderers disagree on `dominant-baseline`. */
export function text(x: number, y: number, content: string, attributes: Attributes = {}): string {
  const size = Number(attributes['font-size'] ?? fontSize);
  return el('text', { x, y: y + size * 0.37, ...attributes }, escapeXml(content));
}

export const line = (x1: number, y1: number, x2: number, y2: number, attributes: Attributes): string =>
  el('path', { d: `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`, fill: 'none', ...attributes });

/** Keeps a label legible where it crosses a line. */
export const halo = {
  stroke: '#fff',
  'stroke-width': 3,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
} as const;

/**
 * A mark with its tooltip. With an address it opens the rows behind it.
 * Only addresses within the product are linked: a `javascript:` or foreign one is dropped.
 */
export function mark(label: string, href: string | undefined, ...children: string[]): string {
  const title = el('title', {}, escapeXml(label));
  return isOwnAddress(href)
    ? el('a', { href, 'aria-label': label }, title, ...children)
    : el('g', {}, title, ...children);
}

/** The same drawing with nothing to open. */
export const withoutLinks = (svg: string): string =>
  svg
    .replaceAll(/<a href="[^"]*"/g, '<g')
    .replaceAll('</a>', '</g>')
    .replace('role="group"', 'role="img"');

export const isOwnAddress = (href: string | undefined): href is string =>
  href !== undefined && /^(?:\/(?![/\\])|[?#])/.test(href);

/** What catches the pointer over a whole row; the page tints it under the pointer. */
export const hit = (x: number, y: number, width: number, height: number): string =>
  el('rect', { x, y, width, height, class: 'hit', fill: 'none', 'pointer-events': 'all' });

export function root(width: number, height: number, label: string, children: string[]): string {
  const body = children.join('');
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${round(width)} ${round(height)}`,
      width,
      height,
      // An image hides what is in it from assistive technology, links too: with links it is a group.
      role: body.includes('<a ') ? 'group' : 'img',
      'aria-label': label,
      'font-family': fontFamily,
      'font-size': fontSize,
      fill: ink,
    },
    body,
  );
}

export const round = (value: number): number => Math.round(value * 10) / 10;

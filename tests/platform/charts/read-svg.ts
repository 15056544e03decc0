import { data } from '@/lib/platform/charts/style';

export type Element = { name: string; attributes: Record<string, string>; text: string };

/** The elements of a drawing, in order. Throws where the markup is not well formed. */
export function parse(svg: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  let at = 0;
  for (const tag of svg.matchAll(/<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>/g)) {
    const between = svg.slice(at, tag.index);
    if (/[<>]|&(?!(amp|lt|gt|quot|#39);)/.test(between)) throw new Error(`not well formed: ${between}`);
    const inside = open.at(-1);
    if (inside) inside.text += decode(between);
    at = tag.index + tag[0].length;
    if (tag[1]) {
      if (open.pop()?.name !== tag[2]) throw new Error(`</${tag[2]}> closes nothing`);
      continue;
    }
    const attributes = Object.fromEntries(
      [...(tag[3] ?? '').matchAll(/ ([a-zA-Z:-]+)="([^"]*)"/g)].map(([, key, value]) => [
        key,
        decode(value ?? ''),
      ]),
    );
    const element = { name: tag[2] ?? '', attributes, text: '' };
    elements.push(element);
    if (!tag[4]) open.push(element);
  }
  if (open.length > 0 || at !== svg.length) throw new Error('not well formed: it does not end');
  return elements;
}

const decode = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name as 'amp'],
  );

export const textsIn = (svg: Element[]) => svg.filter((one) => one.name === 'text').map((one) => one.text);

export const linksIn = (svg: Element[]) =>
  svg.filter((one) => one.name === 'a').map((one) => one.attributes.href);

/** Bars that stand for a value, by their colour. */
export const barsIn = (svg: Element[]) =>
  svg.filter((one) => one.name === 'rect' && one.attributes.fill === data).map((one) => one.attributes);

import { pinyin } from 'pinyin-pro';

const sounds = new Map<string, string>();

/** Sounds of a name, `zong fu lu` as `zongfulu` and `zfl`. Kept: a city's names repeat. */
function sound(name: string, pattern: 'pinyin' | 'first'): string {
  const key = `${pattern}${name}`;
  const known = sounds.get(key);
  if (known !== undefined) return known;
  const text = pinyin(name, { toneType: 'none', pattern, nonZh: 'consecutive', v: true, type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/\s+/g, '');
  if (sounds.size > 50_000) sounds.clear();
  sounds.set(key, text);
  return text;
}

/** What a search looks through: name, pinyin, initials, code; tabs keep a word from running over the seam. */
export const searchText = (name: string, code: string): string =>
  [name.toLowerCase(), sound(name, 'pinyin'), sound(name, 'first'), code.toLowerCase()].join('\t');

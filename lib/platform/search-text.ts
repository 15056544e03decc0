import { LRUCache } from 'lru-cache';
import { customPinyin, pinyin } from 'pinyin-pro';

// Readings that place names have and the dictionary does not. 都 is never dōu in one.
customPinyin({ 都: 'dū', 郫都: 'pí dū', 都江堰: 'dū jiāng yàn', 民乐: 'mín lè', 柏林: 'bǎi lín' });

export type Spelling = { pinyin: string; initials: string };

// A city's names repeat, and a spelling costs more than a look-up.
const spellings = new LRUCache<string, Spelling>({ max: 50_000 });

/** Lower-case pinyin without tones or spaces (ü as v) and its initials; digits and Latin letters stay. */
export function spell(word: string): Spelling {
  let spelling = spellings.get(word);
  if (!spelling) {
    const syllables = pinyin(word, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
    spelling = {
      pinyin: syllables.join('').replaceAll(/\s/g, '').toLowerCase(),
      initials: syllables
        .map((syllable) => (/^\d/.test(syllable) ? syllable : syllable.slice(0, 1)))
        .join('')
        .toLowerCase(),
    };
    spellings.set(word, spelling);
  }
  return spelling;
}

/** What a search looks through: name, pinyin, initials, code; tabs keep a word from running over the seam. */
export function searchText(words: readonly string[], code: string): string {
  // Numbers apart: 总府路第701网格 and 第702网格 are then made of words that are known already.
  const spelled = words.flatMap((word) => word.split(/(\d+)/).filter(Boolean)).map(spell);
  const line = [
    words.join(''),
    spelled.map((s) => s.pinyin).join(''),
    spelled.map((s) => s.initials).join(''),
    code,
  ];
  return line.join('\t').toLowerCase();
}

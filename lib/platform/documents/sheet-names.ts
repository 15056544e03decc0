const FORBIDDEN = /[\\/?*[\]:]/g;
const LONGEST = 31;

/**
 * Names that Excel accepts, in the order given: no \ / ? * [ ] :, no quote at either end, at most
 * 31 UTF-16 units, different from each other whatever the case.
 */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const wanted = title.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim();
    for (let copy = 1; ; copy += 1) {
      const suffix = copy === 1 ? '' : `(${copy})`;
      const name = (cut(wanted, LONGEST - suffix.length) || '表') + suffix;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** Never through the middle of a character that takes two units. */
function cut(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.replace(/^['\s]+|['\s]+$/g, '');
}

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeOf, indicatorIds, nameOf, paperOf, rateIds } from '@/lib/domain/indicators/catalogue';
import { counted, findCounted } from '@/lib/domain/registry';

const root = new URL('../../', import.meta.url);
const figures = [...indicatorIds, ...rateIds];

type Row = {
  number: string;
  ledgers: string[];
  fields: string[];
  figures: string[];
  pages: string[];
  notYet: string;
};

/** docs/systems.md, row by row. */
const rows: Row[] = readFileSync(new URL('docs/systems.md', root), 'utf8')
  .split('\n')
  .filter((line) => /^\| S\d+ \|/.test(line))
  .map((line) => {
    const [number = '', , , held = '', fields = '', indicators = '', pages = '', notYet = ''] = line
      .slice(2, -2)
      .split(' | ');
    const ticked = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    return {
      number,
      ledgers: ticked(held),
      fields: ticked(fields),
      figures: indicators === '—' ? [] : indicators.split('；'),
      pages: ticked(pages),
      notYet,
    };
  });

/** What of a row names nothing that exists. */
function wrongIn({ ledgers: names, fields, figures: named, pages, notYet }: Row): string[] {
  const known = names.flatMap((name) => findCounted(name) ?? []);
  const isField = (text: string) => {
    const [name = '', option] = text.split('=');
    return known.some((ledger) => {
      const field = ledger.fields[name];
      return field && (option === undefined || (field.kind === 'choice' && option in field.options));
    });
  };
  return [
    ...names.filter((name) => !findCounted(name)),
    ...fields.filter((text) => !isField(text)),
    ...named.filter((text) => !figures.some((id) => text === `${codeOf(id)} ${nameOf(id)}`)),
    ...pages.filter((path) => !existsSync(new URL(`app/(office)${path}/page.tsx`, root))),
    ...(notYet.match(/\bW\d+/g) ?? []).filter((flow) => Number(flow.slice(1)) > 15),
  ];
}

describe('the map of what the paper names', () => {
  test('has each of S1 to S96 once, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 96 }, (_, at) => `S${at + 1}`));
  });

  test('names only ledgers, fields, indicators and pages that exist', () => {
    expect(rows.map((row) => [row.number, wrongIn(row)]).filter(([, wrong]) => wrong?.length)).toEqual([]);
  });

  test('has every indicator in the rows that it answers to', () => {
    const missing = figures.flatMap((id) =>
      paperOf(id)
        .filter(
          (number) =>
            !rows
              .find((row) => row.number === number)
              ?.figures.some((text) => text.startsWith(`${codeOf(id)} `)),
        )
        .map((number) => `${number}: ${codeOf(id)}`),
    );
    expect(missing).toEqual([]);
  });

  test('gives each figure a code of its own', () => {
    const codes = figures.map(codeOf);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  test('has every ledger', () => {
    const held = new Set(rows.flatMap((row) => row.ledgers));
    expect(counted.map(({ name }) => name).filter((name) => !held.has(name))).toEqual([]);
  });

  test('says of every row where it is held, or what is to bring it', () => {
    expect(rows.filter((row) => row.ledgers.length === 0 && row.notYet === '—')).toEqual([]);
  });

  test('would not pass with a name that is wrong', () => {
    const [row] = rows as [Row];
    expect(wrongIn({ ...row, ledgers: ['leading-bodys'] })).toContain('leading-bodys');
    expect(wrongIn({ ...row, fields: ['kind=comission'] })).toEqual(['kind=comission']);
    expect(wrongIn({ ...row, figures: ['LD01 社治委'] })).toEqual(['LD01 社治委']);
    expect(wrongIn({ ...row, pages: ['/leaders'] })).toEqual(['/leaders']);
    expect(wrongIn({ ...row, notYet: 'W16' })).toEqual(['W16']);
  });
});

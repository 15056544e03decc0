import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { openSpreadsheet } from '@/lib/platform/spreadsheets/read';
import { cellText } from '@/lib/platform/spreadsheets/sheet-row';
import { SpreadsheetError } from '@/lib/platform/spreadsheets/spreadsheet-error';
import { type EditionLevel, editionLevels, type Node } from './plan';

type Entry = { row: string; code: string; name: string; parentCode: string | null };

/**
 * Reads an edition of areas: a sheet or CSV file with columns 代码, 名称 and, where codes do not show it, 上级代码; or
 * JSON as statistics publish it (`{ districts, streets, communities }` of `[code, name]`). Levels follow from the
 * depth below `root`. Throws a SpreadsheetError that names the first few rows that do not fit.
 */
export async function readEdition(
  path: string,
  fileName: string,
  root: { code: string; level: 'city' | 'district' },
): Promise<Node[]> {
  const entries =
    extname(fileName).toLowerCase() === '.json' ? await readJson(path) : await readSheet(path, fileName);
  return toNodes(
    entries.filter(({ code }) => code !== clean(root.code)),
    root,
  );
}

async function readJson(path: string): Promise<Entry[]> {
  try {
    const lists = Object.values(JSON.parse(await readFile(path, 'utf8'))).filter(
      Array.isArray,
    ) as unknown[][];
    return lists.flat().map((pair, i) => {
      const [code, name] = pair as [unknown, unknown];
      if (typeof code !== 'string' || typeof name !== 'string') throw new Error('not a pair');
      return { row: `第 ${i + 1} 项`, code: clean(code), name: name.trim(), parentCode: null };
    });
  } catch {
    throw new SpreadsheetError(
      '这个 JSON 文件读不出来，应是 districts、streets、communities 三个 [代码, 名称] 的列表。',
    );
  }
}

const headers = {
  code: ['代码', '区划代码', '编码', 'code'],
  name: ['名称', '区划名称', '辖区', 'name'],
  parent: ['上级代码', '上级', 'parent', 'parentcode'],
};

async function readSheet(path: string, fileName: string): Promise<Entry[]> {
  const { rows } = await openSpreadsheet(path, fileName, { limits: { rows: 60_000 } });
  let at: { code: number; name: number; parent: number } | null = null;
  const entries: Entry[] = [];
  for await (const { number, cells } of rows) {
    const texts = cells.map((cell) => cellText(cell).trim());
    if (!at) {
      const find = (names: readonly string[]) =>
        texts.findIndex((text) => names.includes(text.toLowerCase()));
      at = { code: find(headers.code), name: find(headers.name), parent: find(headers.parent) };
      if (at.code < 0 || at.name < 0)
        throw new SpreadsheetError(
          '第一行应是列名，其中要有“代码”和“名称”；代码看不出上级的，再加一列“上级代码”。',
        );
      continue;
    }
    const code = clean(texts[at.code] ?? '');
    if (!code && !texts[at.name]) continue;
    entries.push({
      row: `第 ${number} 行`,
      code,
      name: texts[at.name] ?? '',
      parentCode: at.parent < 0 ? null : clean(texts[at.parent] ?? '') || null,
    });
  }
  return entries;
}

/** Published codes are filled up with zeros: 510104000000 is 510104, and a city is 510100 as often as 5101. */
function clean(text: string): string {
  const code = text.replace(/\s/g, '');
  if (/^\d{12}$/.test(code) && code.endsWith('000')) return clean(code.slice(0, 9));
  if (/^\d{9}$/.test(code) && code.endsWith('000')) return clean(code.slice(0, 6));
  return /^\d{4}00$/.test(code) ? code.slice(0, 4) : code;
}

function toNodes(entries: readonly Entry[], root: { code: string; level: 'city' | 'district' }): Node[] {
  const top = clean(root.code);
  if (entries.length === 0) throw new SpreadsheetError('表里没有区划，请检查后重新上传。');
  const problems: string[] = [];
  const byCode = new Map<string, Entry>();
  for (const entry of entries) {
    if (!/^[0-9A-Za-z]{2,20}$/.test(entry.code)) problems.push(`${entry.row}：代码“${entry.code}”不对`);
    else if (!entry.name) problems.push(`${entry.row}：${entry.code} 没有名称`);
    else if (byCode.has(entry.code)) problems.push(`${entry.row}：代码 ${entry.code} 重复`);
    else byCode.set(entry.code, entry);
  }
  const parentOf = (entry: Entry): string | null => {
    if (entry.parentCode) return entry.parentCode;
    for (let length = entry.code.length - 1; length >= top.length; length--) {
      const prefix = entry.code.slice(0, length);
      if (prefix === top || byCode.has(prefix)) return prefix;
    }
    return null;
  };
  const levels = new Map<string, EditionLevel>();
  const levelOf = (entry: Entry, trail: readonly string[] = []): EditionLevel | null => {
    const known = levels.get(entry.code);
    if (known) return known;
    const parentCode = parentOf(entry);
    const parent = parentCode ? byCode.get(parentCode) : undefined;
    if (trail.includes(entry.code)) return null;
    const above = parentCode === top ? root.level : parent && levelOf(parent, [...trail, entry.code]);
    const level = above && editionLevels[above === 'city' ? 0 : editionLevels.indexOf(above) + 1];
    if (!level) return null;
    levels.set(entry.code, level);
    return level;
  };
  const nodes = [...byCode.values()].flatMap((entry) => {
    const level = levelOf(entry);
    const parentCode = parentOf(entry);
    if (level && parentCode)
      return {
        level,
        code: entry.code,
        name: entry.name,
        parentCode: parentCode === top ? root.code : parentCode,
      };
    problems.push(
      `${entry.row}：${entry.code} ${entry.name} 找不到上级${entry.parentCode ? ` ${entry.parentCode}` : ''}`,
    );
    return [];
  });
  if (problems.length > 0) {
    const more = problems.length > 5 ? `等 ${problems.length} 处` : '';
    throw new SpreadsheetError(`文件不能用，什么都没有改动。${problems.slice(0, 5).join('；')}${more}。`);
  }
  return nodes;
}

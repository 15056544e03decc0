import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEdition } from '@/lib/domain/area-changes/edition';
import type { Before, Node } from '@/lib/domain/area-changes/plan';
import { propose } from '@/lib/domain/area-changes/propose';

const root = { code: 'ZG', level: 'city' as const };

/** Codes that say nothing of their parents, as another city may have them. */
const lines = [
  'code,name,parent',
  'DA,自流井区,ZG',
  'DB,贡井区,ZG',
  'A1,五星街道,DA',
  'A2,东兴寺街道,DA',
  'B1,筱溪街道,DB',
  'X10,新街社区,A1',
  'X11,檀木林社区,A1',
  'X12,光大街社区,A2',
  'X13,新街社区,B1',
];

async function edition(rows: readonly string[], encoding: BufferEncoding = 'utf8'): Promise<Node[]> {
  const path = join(tmpdir(), `edition-${process.pid}-${Math.abs(rows.join().length)}`);
  await writeFile(path, rows.join('\n'), encoding);
  return readEdition(path, 'edition.csv', root);
}

const asBefore = (nodes: readonly Node[]): Before[] => nodes.map((node, i) => ({ ...node, id: i + 1 }));
const kinds = (steps: ReturnType<typeof propose>) =>
  Object.fromEntries(
    steps
      .filter(({ kind }) => kind !== 'unchanged')
      .map(({ kind, before, after, doubt, targets }) => [
        before?.code ?? after?.code,
        [kind, after?.code ?? targets.map(({ code }) => code).join(), doubt === null].join(' '),
      ]),
  );

describe('the editions of another city', () => {
  test('are read by their parents, where codes do not show them', async () => {
    const nodes = await edition(lines);
    expect(
      nodes
        .filter(({ level }) => level === 'community')
        .map(({ code, parentCode }) => `${parentCode}/${code}`),
    ).toEqual(['A1/X10', 'A1/X11', 'A2/X12', 'B1/X13']);
  });

  test('are the same when nothing has changed', async () => {
    const nodes = await edition(lines);
    expect(
      propose(asBefore(nodes), nodes).every(({ kind, doubt }) => kind === 'unchanged' && doubt === null),
    ).toBe(true);
  });

  test('show a street that went into another, and a community that kept its name under another code', async () => {
    const nodes = await edition(lines);
    const next = await edition([...lines.filter((line) => !/^(A2|X12)/.test(line)), 'X77,光大街社区,A1']);
    expect(kinds(propose(asBefore(nodes), next))).toEqual({
      A2: 'merged A1 true',
      X12: 'transferred X77 true',
    });
  });

  test('never link a name across districts, nor a code that was given to another place', async () => {
    const nodes = await edition(lines);
    const next = await edition([...lines.filter((line) => !/^(X13|X12)/.test(line)), 'X12,盐店社区,A2']);
    const steps = propose(asBefore(nodes), next);
    // 新街社区 of 贡井区 is gone; that of 自流井区 is not what became of it.
    expect(kinds(steps).X13).toBe('closed  false');
    expect(steps.find(({ before }) => before?.code === 'X12')).toMatchObject({
      kind: 'merged',
      targets: [{ code: 'X12', share: 1 }],
    });
    expect(steps.find(({ before }) => before?.code === 'X12')?.doubt).toContain('名称在新区划里找不到');
  });

  test('that do not fit are refused, with the rows that are to blame', async () => {
    await expect(edition([...lines, 'X14,某社区,没有'])).rejects.toThrow(
      '第 11 行：X14 某社区 找不到上级 没有',
    );
    await expect(edition([...lines, 'X10,又一个,A1'])).rejects.toThrow('第 11 行：代码 X10 重复');
    await expect(edition(['甲,乙', '1,2'])).rejects.toThrow('第一行应是列名');
  });
});

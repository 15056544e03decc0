import type { Actor } from '@/lib/platform/actor';
import { areasForTemplate } from '@/lib/platform/areas/queries';
import type { Tx } from '@/lib/platform/db';
import { ranges } from '@/lib/platform/scope';
import { type TemplateColumn, writeTemplate } from '@/lib/platform/spreadsheets/template';
import { enteredNames, fieldOf, type Ledger } from './define';
import type { Field } from './fields';
import { sheetColumns } from './sheet';

/** Writes the workbook that is filled in and imported: drop-downs hold the options, and the areas of the actor's own scope. */
export async function writeLedgerTemplate(tx: Tx, actor: Actor, ledger: Ledger, path: string): Promise<void> {
  const area = fieldOf(ledger, 'areaId');
  const areas =
    area.kind === 'area' ? await areasForTemplate(tx, ranges(actor, 'ledger.import'), area.levels) : [];
  const names = enteredNames(ledger);
  const columns = sheetColumns(ledger, names);
  await writeTemplate(path, {
    sheet: ledger.label,
    properties: { title: `${ledger.label}导入模板`, keywords: `gongzhi:${ledger.name}` },
    instructions: [
      [`${ledger.label}导入模板`],
      [ledger.description],
      ['一行填一条，从第二行开始；不要改表头，不要合并单元格，不要填公式。'],
      ['编码与已有记录相同的，按这一行更新原记录；编码没有的，新增一条。空白的格会清空原来的内容。'],
      ['不要填写身份证号、家庭住址等个人信息。'],
    ],
    columns: names.map((name, at): TemplateColumn => {
      const field = fieldOf(ledger, name);
      const { header = '', kind = 'text' } = columns[at] ?? {};
      const example = field.kind === 'area' ? (areas[0] ?? '') : exampleOf(field);
      return {
        header,
        kind,
        required: field.required ?? false,
        help: helpOf(field),
        example,
        options: field.kind === 'area' ? areas : optionsOf(field),
      };
    }),
  });
}

function optionsOf(field: Field): string[] | undefined {
  if (field.kind === 'choice') return Object.values(field.options);
  return field.kind === 'flag' ? [field.yes ?? '是', field.no ?? '否'] : undefined;
}

function helpOf(field: Field): string {
  if (field.kind === 'area') return field.help ?? '从下拉中选，或写成“街道/社区”，也可以填代码。';
  if (field.kind === 'reference') return field.help ?? `填${field.label}的编码。`;
  return field.help ?? '';
}

function exampleOf(field: Field): string {
  switch (field.kind) {
    case 'code':
      return field.example;
    case 'choice':
      return Object.values(field.options)[0] ?? '';
    case 'count':
      return field.isYear ? '2006' : '120';
    case 'money':
      return '50000.00';
    case 'date':
      return '2018-03-01';
    case 'flag':
      return field.yes ?? '是';
    case 'phone':
      return '028-80000000';
    default:
      return '';
  }
}

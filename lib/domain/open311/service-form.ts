import { z } from 'zod';

/** The kinds of answer that GeoReport v2 knows. */
export const datatypes = {
  string: '一行文字',
  text: '一段文字',
  number: '数字',
  datetime: '日期和时间',
  singlevaluelist: '单选',
  multivaluelist: '多选',
} as const;
export type Datatype = keyof typeof datatypes;

export const isList = (datatype: string): boolean =>
  datatype === 'singlevaluelist' || datatype === 'multivaluelist';

export type Choice = { key: string; name: string };

const MOST_CHOICES = 50;
// One to a line: its code, a space, its name.
const line = /^([A-Za-z0-9_-]{1,40})[\s、,，:：]+(\S.{0,59})$/u;

/** What is typed for the values of a list, one a line. */
export function readChoices(text: string): { choices: Choice[] } | { problem: string } {
  const choices: Choice[] = [];
  for (const each of text.split('\n').map((row) => row.trim())) {
    if (each === '') continue;
    const [, key = '', name = ''] = line.exec(each) ?? [];
    if (!key) return { problem: `选项“${each.slice(0, 30)}”应写成“代码 名称”，代码用字母、数字。` };
    if (choices.some((choice) => choice.key === key)) return { problem: `选项代码 ${key} 写了两次。` };
    if (choices.some((choice) => choice.name === name)) return { problem: `选项“${name}”写了两次。` };
    choices.push({ key, name });
  }
  if (choices.length > MOST_CHOICES) return { problem: `选项最多 ${MOST_CHOICES} 个。` };
  return { choices };
}

export const writeChoices = (choices: readonly Choice[]): string =>
  choices.map(({ key, name }) => `${key} ${name}`).join('\n');

// Guard-rail: what is never asked of a resident cannot be asked by way of an attribute.
const neverAsked = /身份证|证件号|出生|生日|户口|民族|宗教|信仰|病史|政治面貌|人脸|姓名/u;

const kinds = Object.keys(datatypes) as [Datatype, ...Datatype[]];

export const attributeForm = z
  .object({
    categoryId: z.coerce.number().int().positive(),
    /** 0 for a new one. */
    id: z.coerce.number().int().min(0),
    version: z.coerce.number().int().min(0),
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z][A-Z0-9_]{0,29}$/, '代码用字母、数字、下划线，以字母开头，最多 30 位。'),
    description: z
      .string()
      .trim()
      .min(2, '请写明问什么。')
      .max(200, '问题最多 200 个字。')
      .refine((text) => !neverAsked.test(text), '诉求不问姓名、证件、出生日期等个人情况。'),
    datatype: z.enum(kinds, { error: '请选择数据类型。' }),
    datatypeDescription: z.string().trim().max(200, '填写提示最多 200 个字。'),
    sort: z.coerce.number({ error: '顺序请填整数。' }).int('顺序请填整数。').min(1, '顺序从 1 起。').max(999),
    required: z.string().optional(),
    shownOnly: z.string().optional(),
    values: z.string(),
  })
  .transform(({ required, shownOnly, values, ...rest }, context) => {
    const isVariable = shownOnly !== 'on';
    const read = readChoices(values);
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', path: ['values'], message });
      return z.NEVER;
    };
    if ('problem' in read) return refuse(read.problem);
    if (!isList(rest.datatype) && read.choices.length > 0)
      return refuse('只有单选、多选有选项；请清空选项。');
    if (isVariable && isList(rest.datatype) && read.choices.length < 2)
      return refuse('单选、多选至少写两个选项。');
    // A text that is only shown cannot be answered, let alone have to be.
    return { ...rest, isVariable, isRequired: isVariable && required === 'on', values: read.choices };
  });
export type AttributeEdit = z.infer<typeof attributeForm>;

export const oneAttribute = z.object({
  id: z.coerce.number().int().positive(),
  version: z.coerce.number().int().positive(),
});
export type OneAttribute = z.infer<typeof oneAttribute>;

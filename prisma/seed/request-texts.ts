import { readFileSync } from 'node:fs';
import type { EstateKind } from '../client/enums.ts';
import type { Dice } from './dice.ts';

/** What is asked, and what came of it. */
type Templates = Record<string, [ask: string, result: string][]>;
const templates: Templates = JSON.parse(
  readFileSync(new URL('../data/demo-requests.json', import.meta.url), 'utf8'),
);

const slots = {
  处: {
    estate: ['东门口', '南门口', '北侧围墙边', '中庭', '地下车库入口', '活动室旁', '快递柜旁', '自行车棚旁'],
    open: [
      '菜市场旁',
      '公交站旁',
      '社区广场',
      '背街小巷口',
      '小学后门',
      '河边步道',
      '十字路口',
      '党群服务站旁',
    ],
  },
  时: ['早上六点多', '中午', '傍晚', '晚上九点以后', '深夜', '周末', '上下班的时候'],
  久: ['三天', '一个多星期', '半个月', '一个月', '两个多月', '半年'],
  次: ['两次', '三次', '好几次'],
  数: ['两', '三', '四', '五', '六'],
  多: ['十几', '二十多', '三十多'],
  日: ['当天', '次日', '两天后', '本周内'],
} as const;
const endings = ['', '', '', '请尽快处理。', '麻烦社区看一下。', '希望有个说法。', '谢谢。'];
const thanks = ['', '', '谢谢。'];
const isMild = new Set(['LY', 'WH', 'JY', 'QT', 'TGN', 'SJ']);
const openings = ['', '', '经核实，', '接到反映后，', '您好，'];
const closings = ['', '', '感谢您的反映。', '如有反复请随时告诉我们。', '请您继续监督。'];

export type Details = { building: string; spot: string };

/** Where in an estate, or near it: no household's door. */
export function details(dice: Dice, kind: EstateKind | null, buildings: number): Details {
  const spot = dice.pick(slots.处[kind === null ? 'open' : 'estate']);
  if (kind === null) return { building: '沿街居民楼', spot };
  if (kind === 'rural') return { building: `${dice.int(1, 12)}号院`, spot };
  return { building: `${dice.int(1, Math.max(1, Math.min(24, buildings)))}栋${dice.int(1, 4)}单元`, spot };
}

export type Text = { template: string; words: Record<string, string>; before: string; after: string };

const begin = (dice: Dice, template: string, { building, spot }: Details, before: string, after: string) => ({
  template,
  before,
  after,
  words: {
    楼: building,
    处: spot,
    时: dice.pick(slots.时),
    久: dice.pick(slots.久),
    次: dice.pick(slots.次),
    数: dice.pick(slots.数),
    多: dice.pick(slots.多),
    日: dice.pick(slots.日),
  },
});

/** What somebody asks, and how it will be answered. What a grid reports is written by staff, and asks for nothing. */
export function textsOf(dice: Dice, category: string, where: Details): { ask: Text; result: Text } {
  const found = templates[category];
  if (!found) throw new Error(`no texts for ${category}`);
  const [ask, result] = dice.pick(found);
  const isEvent = category.startsWith('E-');
  const mood = isEvent ? [''] : isMild.has(category) ? thanks : endings;
  return {
    ask: begin(dice, ask, where, '', dice.pick(mood)),
    result: begin(
      dice,
      result,
      where,
      isEvent ? '' : dice.pick(openings),
      isEvent ? '' : dice.pick(closings),
    ),
  };
}

const filled = (template: string, words: Record<string, string>) =>
  template.replaceAll(/\{(.)\}/g, (_, slot: string) => words[slot] ?? '');

export const written = ({ template, words, before, after }: Text) => before + filled(template, words) + after;
/** As all may read it: without the building. */
export const published = ({ template, words }: Text) =>
  filled(template, { ...words, 楼: '院内一栋楼', 处: '院内一处' });

export const said = {
  object: [
    '地点不在本社区辖区，应由相邻社区办理。',
    '属市政道路，社区没有权限处置。',
    '事项归主管部门，建议改派。',
  ],
  uphold: ['情况属实，改派主管部门办理。', '核对边界后改派。'],
  dismiss: ['地点在你社区范围内，请继续办理。', '社区先行联系，需要部门时再转办。'],
  pass: ['超出社区处置权限，转主管部门办理。', '需专业队伍处理，请予支持。', '涉及行政执法，转请办理。'],
  dispatch: ['请属地社区办理并答复居民。', '请社区联系居民，核实后办理。'],
  contact: [
    '已与反映人联系，约定上门时间。',
    '已现场查看，拍照留存。',
    '已说明办理步骤和大致时间。',
    '已联系，补充了具体位置。',
  ],
  pause: {
    resident: '居民外出，约定回来后上门。',
    permit: '施工许可正在审批。',
    material: '配件已订货，到货后安装。',
    vote: '方案正在公示，期满后实施。',
    weather: '连续降雨，天晴后施工。',
  },
  resume: ['条件已具备，继续办理。', '材料到齐，恢复办理。'],
  return: ['答复没有写清处理结果，请补充。', '请补充现场情况后再报。', '居民反映仍未解决，请复核。'],
  decline: {
    beyond: '该事项不属于社区职责，已告知受理单位和办理地点。',
    judicial: '双方已在法院诉讼，建议按判决执行。',
    unclear: '内容过于简单，又无法联系，欢迎补充后重新提交。',
  },
  merge: ['与同一小区的前一件诉求内容相同，并案办理。', '同一问题多人反映，合并办理。'],
  reopen: ['修好没几天又坏了。', '答复说处理了，现场还是老样子。', '只解决了一半，请继续办。'],
  exclusion: {
    beyond: '事项由上级主管部门职权办理，已书面说明。',
    duplicate: '与另一件诉求反映同一件事，已合并答复。',
    private: '属私人之间的合同纠纷，已引导走司法途径。',
    unclear: '内容不明，按登记方式联系三次未果。',
  },
  joined: ['我家也是这个情况。', '我们这栋也有同样问题。', '同样的问题，希望一起解决。', ''],
  comment: {
    satisfied: ['处理得很快，谢谢。', '态度好，说清楚了。', '当天就来了人。', '满意。'],
    basically: ['还可以，希望坚持。', '办是办了，慢了一点。', '希望以后不要反复。'],
    dissatisfied: ['问题还在。', '跑了几趟才有人管。', '只答复没有解决。'],
  },
} as const;

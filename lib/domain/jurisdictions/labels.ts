/** Labels of a jurisdiction's fields, in forms and in the trail. */
export const jurisdictionLabels = {
  name: '名称',
  code: '代码',
  area: '所在市',
  member: '成员辖区',
  document: '依据',
  validFrom: '起始日期',
  validTo: '终止日期',
} as const;

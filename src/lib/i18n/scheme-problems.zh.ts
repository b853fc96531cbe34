import type { SchemeProblem } from '../assess/scheme.ts';

/** What is wrong with a scheme, Chinese: of the screen and of the command line. */
export const schemeProblems: Record<SchemeProblem, (value: string) => string> = {
  syntax: (value) => `不是正确的 YAML（${value}）`,
  shape: (value) => `不符合考核办法的格式${value === '' ? '（缺少，或者多出了一项）' : `：“${value}”`}`,
  number: (value) => `“${value}”不是这里可写的数`,
  metric: (value) => `没有名为“${value}”的指标或参数`,
  reason: (value) => `没有名为“${value}”的原因（原因的编号见 docs/reference/metrics.md）`,
  twice: (value) => `编号“${value}”写了两次`,
  rules: (value) =>
    `项目“${value}”应当恰有一种算法（rate、least、mean、linear、faults、states、manual）；由人评分的项目不能再由数据扣分`,
  extra: (value) =>
    `加减分“${value}”应当恰有一种算法：由数据（加分 of 和 from，减分 overdue_of 和 each），或者由人（manual）`,
  grades: (value) => `等次应当由高到低，最后一等自0分起：${value}`,
  fines: (value) =>
    `“${value}”涉及罚没数额，不得用于考核：行政处罚法第74条第3款，罚款、没收的违法所得等不得同行政机关及其工作人员的考核、考评直接或者变相挂钩`,
  quota: (value) =>
    `“${value}”是办案、处罚、检查的数量指标，不得用于考核：国办发〔2022〕27号不得下达罚没、办案指标，国办发〔2024〕54号严禁以检查数量考核排名`,
};

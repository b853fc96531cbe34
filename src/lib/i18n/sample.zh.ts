/** Texts of drawing a sample of cases, Chinese: of the screen and of the command line. */
export const sample = {
  title: '抽取案卷评查样本',
  lead: '从期间内的处罚、许可、强制、检查中随机抽取（按决定日期，尚未决定的按立案或者申请日期，检查按检查日期）。同一份数据、同一个种子，抽到的总是同样的案卷，任何人都可以复算。',
  from: '起始日期',
  to: '截止日期',
  n: '件数',
  seed: '种子',
  byAgency: '每个机关各抽这么多件',
  draw: '抽取',
  /** what was drawn from what */
  told: (asOf: string, from: string, to: string, frame: string, seed: string, n: string) =>
    `数据截至${asOf}，${from}至${to}的案卷共${frame}件，按种子“${seed}”抽取${n}件。`,
  each: (n: string) => `每个机关抽取${n}件，不足的全部抽取。`,
  again: '复算：对每件案卷取文字“种子|模板|机关代码|编号”（UTF-8）的SHA-256，由小到大排列，取最前面的。',
  none: '期间内没有案卷。',
  list: '抽到的案卷',
  columns: {
    place: '序号',
    org: '机关',
    orgCode: '机关代码',
    act: '执法行为',
    layout: '模板',
    number: '编号',
    decision: '文号',
    on: '日期',
    draw: 'SHA-256',
  },
  provenance: '抽样说明',
  about: { what: '抽样', again: '复算', snapshot: '规则版本' },
  agencies: { title: '各机关', frame: '案卷', drawn: '抽取' },
  file: (asOf: string) => `案卷评查样本-截至${asOf}`,
  csv: '导出CSV',
  xlsx: '导出工作簿',
  wrong: { n: '件数应当是1至100000的整数。', period: '起始日期不能晚于截止日期。' },
};

export type SampleMessages = typeof sample;

/** Texts of the screen of all definitions, Chinese. */
export const dictionary = {
  title: '指标口径',
  lead: (n: string, hash: string) => `全部${n}项指标的口径、依据、参数和计算语句，由规则文件生成，规则版本${hash}。`,
  search: '查找指标、依据、口径',
  found: (n: string, total: string) => `${total}项中符合的有${n}项`,
  none: '没有符合的指标。',
  contents: '目录',
  parameters: '参数',
  parameter: { name: '参数', value: '取值', unit: '单位', source: '依据' },
  changed: (standard: string) => `本快照另有规定，默认为${standard}`,
  absent: '本快照无数据来源',
  link: (id: string) => `${id}的链接`,
  open: '查看数字',
  print: '打印',
  sql: '计算语句',
  units: { wd: '工作日', cd: '日', switch: '0或者1' } as Readonly<Record<string, string>>,
};

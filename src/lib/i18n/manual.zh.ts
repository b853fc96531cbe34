/** Texts of points that people give, Chinese: of the screen and of the command line. */
export const manual = {
  title: '人工评分',
  lead: (items: string) =>
    `本办法有${items}个项目由人评分。下载评分表，逐机关填写得分、理由和评分人，再载入；得分空着的为待评，待评的机关没有总分和等次。评分表保存在此浏览器里。`,
  save: '下载评分表',
  open: '载入评分表…',
  clear: '清除评分',
  fileName: (scheme: string, year: number) => `人工评分表-${scheme}-${year}.csv`,
  given: (n: string, all: string) => `已评${n}项次，共${all}项次。`,
  waiting: '待评',
  waitingTotal: (n: string) => `待评${n}项`,
  said: (by: string, reason: string) => `${by}：${reason}`,
  notKept: '此浏览器不保存数据，评分只在本页打开期间有效。',
  wrong: (file: string, line: string, what: string) => `${file}第${line}行：${what}整份评分表没有采用。`,
  errors: {
    header: (value: string) => `没有“${value}”一列。`,
    agency: (value: string) => `名录中没有机关代码“${value}”。`,
    item: (value: string) => `“${value}”不是本办法中由人评分的项目。`,
    points: (value: string) => `得分“${value}”不是至多两位小数的数。`,
    most: (value: string) => `得分${value}超过该项目的满分。`,
    reason: (value: string) => `${value}有得分而没有理由。`,
    by: (value: string) => `${value}有得分而没有评分人。`,
    number: (value: string) => `${value}的理由或者评分人里有身份证号码、手机号码，请去掉。`,
    twice: (value: string) => `${value}评了两次。`,
  },
};

export type ManualMessages = typeof manual;

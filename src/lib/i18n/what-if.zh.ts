/** Texts of what mending would change, Chinese: of the screen and of the command line. */
export const whatIf = {
  title: '如能整改',
  lead: '假定在统计截止日期当天补办，按本办法重新计算。迟延的不会变为达标，只能补办为“已办但逾期”的也不提高及时率；录像、审核、告知等事后不能补的不在其内；未到期和无法判定的照旧。',
  now: (total: string, grade: string) => `现为${total}分，等次${grade}。`,
  top: '已是最高等次。',
  noTotal: '有待评的项目，或者没有适用的项目，没有总分，不能推算。',
  limited: (metrics: string, grade: string) =>
    `“${metrics}”有逾期，补办也不能消除，等次最高为${grade}，整改改变不了等次。`,
  none: '没有可以补办、并能改变得分的逾期事项，整改改变不了等次。',
  notEnough: (rows: string, total: string, grade: string, from: string) =>
    `可以补办的${rows}件全部办结，总分为${total}，仍达不到${grade}（${from}分）。`,
  reached: (rows: string, total: string, grade: string) => `办结下列${rows}件，总分为${total}，等次为${grade}。`,
  exact: '这是件数最少的一组。',
  stepwise: '组合太多，是逐步择优得出的，可能还有件数更少的一组。',
  act: '要办的事',
  needed: '件数',
  ofSame: (needed: string, all: string) => (needed === all ? `${all}件` : `${all}件中的任意${needed}件`),
  moves: '影响的项目',
  rows: '事项',
  showRows: (n: string) => `列出${n}件`,
  onlyIf: (condition: string) => `前提：${condition}。`,
  perLine: '各项目可以增加的分',
  item: '项目',
  can: '可补办',
  first: '先办一件',
  chosen: '所列各件',
  all: '全部办结',
  idle: (n: string) => `另有${n}件可以补办，但不增加得分：办了也是“已办但逾期”。`,
  of: (metrics: string) => `见${metrics}`,
  becomes: { met: '达标', late: '已办但逾期' },
};

export type WhatIfMessages = typeof whatIf;

/** Texts of last year's sheet beside this year's, Chinese: of the screen and of the command line. */
export const beside = {
  show: '并列上年',
  title: (from: string, to: string) => `上年同期：${from}至${to}`,
  lead: '用同一办法、按同一截止日期所知计算。满分不同的只比得分率；不可比的写明原因。',
  before: '上年得分',
  beforeTotal: '上年总分',
  beforeGrade: '上年等次',
  inputs: '上年取数',
  change: '增减',
  why: '可比性',
  then: (fraction: string) => `上年${fraction}`,
  share: (points: string) => `得分率${points}个百分点`,
  reasons: {
    no_sheet: '上年没有考核表',
    no_data: '上年没有数据',
    not_applicable: '有一年不适用',
    waiting: '有待评的项目',
    as_of: '有按截止日期状况判定的指标，不分年度',
    rule: '两年之间规则有变化',
    weight: '两年满分不同',
  },
};

export type BesideMessages = typeof beside;

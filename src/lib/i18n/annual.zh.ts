/** Texts of the statutory tables' screen, Chinese. */
export const annual = {
  title: '统计年报',
  lead: '法定的五张表，数字由各机关报送的台账计算；点数字看背后的每一行。没有的填0，空白的为没有数据来源，由填报单位填写。',
  year: '统计年度',
  org: '单位',
  all: '全市',
  unit: '单位',
  docx: '下载 Word 文档',
  xlsx: '下载 Excel 工作簿',
  notes: '填报说明',
  table: (n: number, title: string) => `表${n}　${title}`,
  gathering: '正在计算各表……',
  rows: (name: string, column: string, n: string) => `${name}：${column}，${n}行`,
  shown: (n: string) => `列出前${n}行，其余用 mingjing annual --rows 输出。`,
  key: '编号',
  day: '日期',
  amount: '数量',
  file: '文件',
  record: '行号',
  open: '统计年报各表',
};

export type AnnualMessages = typeof annual;

/** Texts of a snapshot that is read by parts, Chinese. */
export const parts = {
  longest: (n: string, total: string) =>
    `共${total}行，一次放不进浏览器的内存，这里列出超期最久的${n}行。选择机关、状态或者缩短期间后，可以看全、排序和导出。`,
  narrow: (total: string) =>
    `共${total}行，一次放不进浏览器的内存，按所选范围也无法只取超期最久的几行。请选择机关、状态，或者缩短期间。`,
  chart: (rows: string) => `所选范围要读${rows}行判定，一次放不进浏览器的内存。选择机关或者缩短期间后显示用时分布。`,
  soon: '所选范围的未到期事项一次放不进浏览器的内存。选择一个机关后显示。',
  searched: (n: string) => `按编号或者文号的开头查找，找到${n}件。快照较大，不查编号中间的字。`,
  searchedPart: (shown: string, n: string) =>
    `按编号或者文号的开头查找，找到${n}件，列出前${shown}件。快照较大，不查编号中间的字。`,
  searchedMany: '以此开头的编号太多，请多输入几位。',
  prompt: '快照较大，不列最近的案件。请输入案件编号或者文书文号，也可以只输入开头几位。',
  section: (rows: string) => `这一部分要读${rows}行判定，一次放不进浏览器的内存，请在服务器上用 mingjing 命令查看。`,
  large: {
    title: '所需的数据超出浏览器的内存',
    lead: (rows: string, most: string) => `这一页要一次读入${rows}行，浏览器最多放下约${most}行。`,
    next: '请返回后选择机关、状态或者缩短期间。全部数据上的清单、报告和考核，请在服务器上用 mingjing 命令生成。',
  },
  noRanges: {
    title: '服务器不能只给文件的一部分',
    lead: (file: string) => `${file} 太大，只能按范围读取，而服务器对范围请求（HTTP Range）仍然返回整个文件。`,
    next: '请用 mingjing serve，或者让管理员按部署说明打开范围请求。',
  },
};

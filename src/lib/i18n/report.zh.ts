/** Texts of the year-end report's screens, Chinese. */
export const report = {
  title: '年终报告',
  open: '写年终报告',
  lead: '报告由快照算出，句子里的数字都是锁定的，点开即为背后的行。与命令行 mingjing report 写出的文件逐字节相同。',
  year: '报告年度',
  scope: '范围',
  city: '全市',
  steps: '步骤',
  step: {
    export: '导出',
    page: '正文',
  },
  gathering: '正在计算报告的各项数字……',
  signer: '署名',
  signerHint: '不写时，机关的报告署本机关名称，全市的报告留空待填。',
  write: {
    title: '写出文件',
    one: (name: string) => `写${name}的报告`,
    all: (n: number) => `写全市和${n}个机关的报告`,
    what: '每份报告有三个文件：Word 文档、证据工作簿、纯文本。写好后可以逐个保存，或者打成一个压缩包。',
    progress: (done: number, all: number) => `正在写第${done}份，共${all}份`,
    stop: '停止',
    stopped: '已停止，没有留下文件。',
    failed: (why: string) => `没有写成：${why}`,
    done: (n: number) => `已写好${n}个文件。`,
    zip: '全部保存为压缩包',
    zipName: (year: number) => `${year}年度评估报告.zip`,
    file: '文件',
    size: '大小',
    sha256: 'SHA-256（前16位）',
    save: '保存',
  },
  page: {
    print: '打印或者存为 PDF',
    note: '带下划点线的数字可以点开。打印为A4，版式按GB/T 9704—2012；成文日期默认为截止日期。',
  },
};

export type ReportMessages = typeof report;

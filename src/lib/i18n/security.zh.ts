/** Texts about what a snapshot is allowed, locked, damaged; Chinese. */
export const security = {
  lost: {
    title: '快照中有文件不能使用，与之有关的内容没有列出：',
    damaged: '内容与清单记载的校验值不符，可能在复制或者存放时损坏，或者被改动',
    unreadable: '不完整或者不符合格式',
    unreachable: '连接中断，或者服务器拒绝访问',
    stalled: (seconds: number) => `连续${seconds}秒没有收到数据，已停止等待`,
    again: '其余内容不受影响。请检查网络后重试。',
    next: '其余内容不受影响。请管理员从来源重新复制整个 snapshot 目录，或者重新导入，然后刷新本页。',
  },
  retry: '重试',
  stalled: {
    lead: (file: string, seconds: number) => `读取 ${file} 时连续${seconds}秒没有收到数据，已停止等待。`,
  },
  hashes: { expected: '清单记载的SHA-256', actual: '实际的SHA-256' },
  unlock: {
    title: '本快照已加密',
    lead: '请输入发给本单位的口令。口令只在本机用于解密，不会发送，也不会保存。',
    label: '口令',
    open: '打开',
    opening: '正在核对口令……',
    wrong: '口令不对，请核对大小写和空格后再试。',
  },
  insecure: {
    title: '不能在此地址打开加密的快照',
    lead: '浏览器只在https地址和本机地址提供解密功能，本页是用http打开的。',
    next: '请管理员为本站点配置https，见部署说明；或者把文件夹复制到本机，用 npx mingjing serve 打开。',
  },
  offline: {
    renewed: '程序有新版本，刷新后使用。本机保存的数据不受影响。',
    renew: '刷新',
    kept: '连不上服务器，显示的是上次打开时保存在本机的快照；没有打开过的内容暂时看不到。',
    insecure:
      '本页用http打开：可以查看和导入，但不能离线使用、不能安装为应用、不能打开加密的快照。要用这些，请管理员为本站点配置https（见部署说明）。',
    refused: '浏览器没有启用离线使用，通常是因为不信任本站点的证书：',
  },
  version: {
    newer: (found: number, known: number) =>
      `这份快照的格式版本为${found}，由更新的程序生成；本站点只认到版本${known}。请把本站点的程序升级到生成快照的版本。`,
    older: (found: number, known: number) =>
      `这份快照的格式版本为${found}，由旧的程序生成；本站点从版本${known}起才认得。请用源文件重新导入。`,
  },
  published: (name: string) => `本份数据只含${name}`,
  peers: {
    title: '同类机关',
    lead: '本份数据不含其他机关的明细；以下为本份之外同类机关的合计，按整年。',
    year: (year: number) => `${year}年`,
    columns: { metric: '指标', group: '同组', agencies: '机关数', rate: '合计', fraction: '件数', median: '中位数' },
    hidden: '机关不足3个或者件数不足3件，不列',
    none: '这一年没有同类机关的数据。',
  },
};

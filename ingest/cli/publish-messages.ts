import type { PublishError } from '../publish/publish.ts';
import type { Language } from './messages.ts';

/** What the command line says about publishing. */

const zh = {
  command: '按单位分发：每个单位一个文件夹，是只含本单位数据的完整看板；另有一个含全部数据的文件夹 all',
  options: {
    by: '分法：region 每个行政区划一个文件夹，agency 每个机关一个文件夹',
    out: '写入的目录；原来由本命令写入的内容整体替换',
    encrypt:
      '加密各文件夹的快照（AES-256-GCM），打开看板时要输入口令；口令取自 --passphrase-file、环境变量 MINGJING_PASSPHRASE 或者现场输入',
    passphraseFile: '口令文件：一行为各文件夹共用的口令；多行则每行写“文件夹=口令”，all 也要写',
  },
  passphrase: {
    none: '没有口令：请用 --passphrase-file 指定口令文件，或者设置环境变量 MINGJING_PASSPHRASE',
    ask: '口令：',
    again: '再输入一次：',
    differ: '两次输入的口令不同',
    unreadable: (file: string, reason: string) => `读不了口令文件“${file}”（${reason}）`,
    noFolder: (file: string) => `口令文件“${file}”有多行，每行应写成“文件夹=口令”`,
    missing: (file: string, folder: string) => `口令文件“${file}”里没有 ${folder} 的口令`,
    tooShort: (n: number) => `口令至少要${n}个字符`,
    pointless: '--passphrase-file 只和 --encrypt 一起用',
    shared: '各文件夹口令相同：知道口令的单位也能解开其他单位的文件夹；要分开，请用每行“文件夹=口令”的口令文件',
    secure: '加密的看板只能在 https 或者本机地址下打开（浏览器只在那里提供解密功能）',
  },
  site: '正在构建看板……',
  unit: (folder: string) => `正在写入 ${folder}`,
  title: (out: string) => `已分发到 ${out}：`,
  columns: { folder: '文件夹', unit: '单位', rows: '数据行', verdicts: '判定' },
  whole: '全部单位',
  hidden: (n: number) => `同类机关的合计中有 ${n} 格因机关或件数不足3而不列`,
  rights: '静态网站不能按人限制访问：请在服务器上为每个文件夹设置只有本单位能打开，all 只给汇总单位',
  errors: {
    'foreign-folder': (path: string) => `${path} 里有不是本命令写入的内容，不予替换，请换一个目录`,
    inside: (path: string) => `${path} 与快照或者看板的目录互相包含，请换一个目录`,
    damaged: (path: string) => `快照已损坏：${path} 与清单记载的校验值不符，请重新导入`,
    'no-agencies': (path: string) => `${path} 的快照里没有执法主体，无从按单位分发`,
  } satisfies Record<PublishError['reason'], (path: string) => string> as Record<
    PublishError['reason'],
    (path: string) => string
  >,
};

export type PublishMessages = typeof zh;

const en: PublishMessages = {
  command:
    'one folder for each unit, a whole dashboard on its own rows and nothing else, and the folder "all" with everything',
  options: {
    by: 'units: region, one folder for each region; agency, one for each agency',
    out: 'folder to write to; what this command has put there before is replaced as a whole',
    encrypt:
      'encrypt the snapshot of every folder (AES-256-GCM); the dashboard then asks for the passphrase, which is taken from --passphrase-file, MINGJING_PASSPHRASE or the terminal',
    passphraseFile: 'one line: the passphrase of every folder; several lines: "folder=passphrase" each, "all" included',
  },
  passphrase: {
    none: 'no passphrase: name a file with --passphrase-file, or set MINGJING_PASSPHRASE',
    ask: 'passphrase: ',
    again: 'again: ',
    differ: 'the two passphrases differ',
    unreadable: (file, reason) => `can't read the passphrase file "${file}" (${reason})`,
    noFolder: (file) => `the passphrase file "${file}" has several lines; each must be "folder=passphrase"`,
    missing: (file, folder) => `the passphrase file "${file}" has no passphrase for ${folder}`,
    tooShort: (n) => `a passphrase must have at least ${n} characters`,
    pointless: '--passphrase-file goes with --encrypt only',
    shared:
      'folders share a passphrase: a unit that knows it can open the folders of others; to keep them apart, use a file with a line "folder=passphrase" for each',
    secure: 'an encrypted dashboard opens over https or on this machine only: browsers can decrypt nowhere else',
  },
  site: 'building the dashboard…',
  unit: (folder) => `writing ${folder}`,
  title: (out) => `published to ${out}:`,
  columns: { folder: 'folder', unit: 'unit', rows: 'rows', verdicts: 'verdicts' },
  whole: 'everything',
  hidden: (n) => `${n} sums over peers are left out: fewer than 3 agencies or cases`,
  rights:
    'a static site cannot enforce rights: let the server open each folder to its own unit only, and "all" to the supervisor only',
  errors: {
    'foreign-folder': (path) => `${path} holds something this command has not written; choose another folder`,
    inside: (path) => `${path} and the folder of the snapshot or of the dashboard lie in each other; choose another`,
    damaged: (path) => `the snapshot is damaged: ${path} does not have the hash that the manifest states; import again`,
    'no-agencies': (path) => `the snapshot ${path} has no agencies to publish to`,
  },
};

export function publishMessages(language: Language): PublishMessages {
  return language === 'zh' ? zh : en;
}

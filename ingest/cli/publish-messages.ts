import type { PublishError } from '../publish/publish.ts';
import type { Language } from './messages.ts';

/** What the command line says about publishing. */

const zh = {
  command: '按单位分发：每个单位一个文件夹，是只含本单位数据的完整看板；另有一个含全部数据的文件夹 all',
  options: {
    by: '分法：region 每个行政区划一个文件夹，agency 每个机关一个文件夹',
    out: '写入的目录；原来由本命令写入的内容整体替换',
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

import type { MaskingAction } from '../privacy/masked-cells.ts';
import type { Language } from './messages.ts';

/** What the command line says about the protection of persons. */

const zh = {
  option: {
    public: '公开版：隐去作为当事人的自然人及法定代表人的姓名',
    saltFile:
      '存放盐值的文件，证件号码和姓名用它散列（默认：环境变量 MINGJING_SALT_FILE 所指的文件，否则为本用户配置目录中的 mingjing/salt）',
  },
  placeholder: '文件',
  created: (path: string) =>
    `已生成盐值文件 ${path}：证件号码用它散列，请妥善保管，不要与快照放在一起；各次、各机都用同一盐值，快照之间才能按同一人对上`,
  noFile: (path: string) => `找不到盐值文件“${path}”，请检查 --salt-file 或环境变量 MINGJING_SALT_FILE`,
  tooShort: (path: string) => `盐值文件“${path}”不足 16 个字符，请换成更长的随机文本`,
  cannotCreate: (path: string, reason: string) =>
    `写不了盐值文件“${path}”（${reason}），请用 --salt-file 指定一个已有的盐值文件`,
  title: '个人信息处理：',
  layout: '模板',
  field: '列',
  actions: { masked: '遮盖', hashed: '散列', dropped: '去除', hidden: '隐名' } satisfies Record<
    MaskingAction,
    string
  > as Record<MaskingAction, string>,
  nothing: '没有发现需要遮盖的个人信息',
  notHashed: '未指定盐值，证件号码只遮盖，未散列',
  fingerprint: (text: string) => `盐值指纹 ${text}：指纹相同的快照可以按散列对上同一人`,
  isPublic: '这是公开版：自然人当事人和法定代表人的姓名已隐去，执法人员、审核人员的姓名保留',
};

export type PrivacyMessages = typeof zh;

const en: PrivacyMessages = {
  option: {
    public: 'for everybody: hide the names of natural persons who are parties, and of legal representatives',
    saltFile:
      'file of the salt that numbers and names are hashed with (default: the file named by MINGJING_SALT_FILE, else mingjing/salt in your configuration directory)',
  },
  placeholder: 'file',
  created: (path) =>
    `wrote a salt to ${path}: identity numbers are hashed with it; keep it safe and apart from the snapshots, and use the same one everywhere, or persons can't be matched between snapshots`,
  noFile: (path) => `no salt file "${path}"; check --salt-file or MINGJING_SALT_FILE`,
  tooShort: (path) => `the salt file "${path}" has fewer than 16 characters; put a longer random text there`,
  cannotCreate: (path, reason) =>
    `can't write the salt file "${path}" (${reason}); name an existing one with --salt-file`,
  title: 'personal information:',
  layout: 'layout',
  field: 'column',
  actions: { masked: 'masked', hashed: 'hashed', dropped: 'dropped', hidden: 'hidden' },
  nothing: 'no personal information to mask',
  notHashed: 'without a salt identity numbers are masked but not hashed',
  fingerprint: (text) => `salt fingerprint ${text}: snapshots with the same one can be joined by their hashes`,
  isPublic:
    'this is a public build: names of natural persons and of legal representatives are hidden, those of officers and reviewers stay',
};

export function privacyMessages(language: Language): PrivacyMessages {
  return language === 'zh' ? zh : en;
}

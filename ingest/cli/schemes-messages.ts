import { schemeDiff as schemeDiffEn } from '../../src/lib/i18n/scheme-diff.en.ts';
import { schemeDiff } from '../../src/lib/i18n/scheme-diff.zh.ts';
import type { Language } from './messages.ts';

/** Texts of `mingjing schemes`. */

const zh = {
  command: '列出考核办法；check 检查办法文件；diff 比较两个办法，给出快照的列出各机关总分的变化',
  action: '要做的事：check（检查）或 diff（比较）；不写时列出自带的办法',
  schemes: '办法文件或者自带办法的编号；diff 需要两个',
  snapshot: '快照所在目录：列出各机关总分的变化',
  placeholder: { action: '动作', scheme: '办法' },
  columns: ['编号', '版本', '名称', '项目', '人评分'],
  needsTwo: 'diff 需要两个办法：mingjing schemes diff 甲 乙',
  needsOne: 'check 需要至少一个办法文件',
  noAction: (action: string) => `“${action}”不是 check 或者 diff`,
  sound: (path: string, title: string, version: string) => `${path}：${title}，第${version}版，没有问题\n`,
  words: schemeDiff,
};

const en: typeof zh = {
  command:
    'lists the scoring schemes; check checks scheme files; diff compares two schemes and, with a snapshot, what every agency’s total changes by',
  action: 'what to do: check or diff; without it the schemes that come along are listed',
  schemes: 'scheme files, or ids of schemes that come along; diff takes two',
  snapshot: 'folder of the snapshot: list what every agency’s total changes by',
  placeholder: { action: 'action', scheme: 'scheme' },
  columns: ['id', 'version', 'title', 'items', 'by people'],
  needsTwo: 'diff takes two schemes: mingjing schemes diff A B',
  needsOne: 'check takes at least one scheme file',
  noAction: (action) => `"${action}" is neither check nor diff`,
  sound: (path, title, version) => `${path}: ${title}, version ${version}, nothing wrong\n`,
  words: schemeDiffEn,
};

export const schemesMessages = (language: Language): typeof zh => (language === 'zh' ? zh : en);

import type { FileChange, NotComparable, RowChange } from '../changes/changes.ts';
import type { Language } from './messages.ts';

/** What the command line says about what an import has changed. */

const zh = {
  option: '把与上一快照相比有变化的每一行写入 CSV 文件',
  placeholder: '文件',
  summary: (inserted: string, updated: string, deleted: string, unchanged: string) =>
    `与上一快照相比：新增 ${inserted}，更新 ${updated}，删除 ${deleted}，未变 ${unchanged}`,
  layout: '模板',
  rows: { inserted: '新增', updated: '更新', deleted: '删除' } satisfies Record<RowChange, string> as Record<
    RowChange,
    string
  >,
  unchanged: '未变',
  filesTitle: '有变化的文件：',
  files: {
    new: () => '新增',
    same: () => '未变',
    renamed: (before: string) => `内容未变，原名 ${before}`,
    changed: () => '内容有变',
    gone: () => '这次没有',
    unread: () => '上次读入，这次未读入',
  } satisfies Record<FileChange['change'], (before: string) => string> as Record<
    FileChange['change'],
    (before: string) => string
  >,
  notCompared: (changes: NotComparable) => `${changes.message}；这次没有比较，新快照已照常写入`,
  written: (path: string, lines: string) => `变化明细已写入 ${path}：${lines} 行`,
  notWritten: (path: string) => `没有可比较的上一快照，未写 ${path}`,
  noFolder: (path: string) => `--changes“${path}”写不了：没有这个文件夹，或者不能写入`,
  columns: {
    layout: '模板',
    key: '编号',
    change: '变化',
    header: '列',
    before: '原值',
    after: '新值',
    file: '文件',
    record: '行',
  },
};

export type ChangeMessages = typeof zh;

const reasons: Record<NotComparable['reason'], string> = {
  damaged: 'the previous snapshot is damaged',
  version: 'the previous snapshot was written in another form by another version',
  salt: 'another salt was used for the previous snapshot, so that what is masked is written otherwise',
  names: 'the names of natural persons are hidden in only one of the two snapshots',
};

const en: ChangeMessages = {
  option: 'write every row that differs from the previous snapshot to a CSV file',
  placeholder: 'file',
  summary: (inserted, updated, deleted, unchanged) =>
    `compared with the previous snapshot: ${inserted} inserted, ${updated} updated, ${deleted} deleted, ${unchanged} unchanged`,
  layout: 'layout',
  rows: { inserted: 'inserted', updated: 'updated', deleted: 'deleted' },
  unchanged: 'unchanged',
  filesTitle: 'files that changed:',
  files: {
    new: () => 'new',
    same: () => 'unchanged',
    renamed: (before) => `unchanged, was ${before}`,
    changed: () => 'changed',
    gone: () => 'not there this time',
    unread: () => 'read last time, refused this time',
  },
  notCompared: ({ reason }) => `${reasons[reason]}; nothing was compared, the new snapshot is written`,
  written: (path, lines) => `${lines} lines of changes written to ${path}`,
  notWritten: (path) => `there is no previous snapshot to compare with; ${path} is not written`,
  noFolder: (path) => `--changes "${path}" can't be written: no such folder, or not writable`,
  columns: {
    layout: 'layout',
    key: 'key',
    change: 'change',
    header: 'column',
    before: 'before',
    after: 'after',
    file: 'file',
    record: 'record',
  },
};

export function changeMessages(language: Language): ChangeMessages {
  return language === 'zh' ? zh : en;
}

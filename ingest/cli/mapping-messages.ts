import type { Language } from './messages.ts';

/** Texts of `--mapping`, of the list of mappings and of `mingjing mapping`. */

const zh = {
  option: '其他来源文件的映射文件（YAML），可多次使用，先于内置的模板和来源格式',
  command: '为一个文件写出映射文件的初稿：按列名猜出各字段，并注明把握大小',
  file: '要读的文件',
  layout: '读作哪个模板：编号或名称，见 mingjing layouts',
  out: '写入的文件（默认：显示在屏幕上）',
  force: '覆盖已有的文件',
  onlyMappings: '列出内置的来源格式，不列模板',
  listTitle: '内置的来源格式（文件不是上述模板时使用）',
  id: '标识',
  title: '来源格式',
  feeds: '读作',
  source: '来源',
  exists: (path: string) => `${path} 已经存在，要覆盖请加 --force`,
  noFile: (path: string) => `找不到映射文件 ${path}`,
  unused: (title: string, id: string) =>
    `映射“${title}”（${id}）没有用上：没有一个文件有它要的全部列；未读入的文件及缺少的列见上`,
  noRows: (path: string) => `${path} 里没有内容，写不出映射`,
  unreadable: (path: string, reason: string) => `${path}：${reason}`,
  written: (path: string, guessed: number, unsure: number) =>
    `已写入 ${path}：猜出 ${guessed} 个字段，其中 ${unsure} 个请核对`,
  missing: (headers: string) => `这些必填字段没有找到对应的列，请在映射文件里补上：${headers}`,
};

export type MappingMessages = typeof zh;

const en: MappingMessages = {
  option: 'mapping file (YAML) for files of other sources, tried before everything that is built in; may be repeated',
  command:
    'writes a first draft of a mapping file: the fields guessed from the column names, and how sure each guess is',
  file: 'file to be read',
  layout: 'what it is to be read as: id or title of a layout, see mingjing layouts',
  out: 'file to write (default: shown on the screen)',
  force: 'overwrite an existing file',
  onlyMappings: 'list the built-in mappings instead of the layouts',
  listTitle: 'built-in mappings, for files that are none of the above',
  id: 'id',
  title: 'mapping',
  feeds: 'read as',
  source: 'source',
  exists: (path) => `${path} exists; use --force to overwrite it`,
  noFile: (path) => `there is no mapping file ${path}`,
  unused: (title, id) =>
    `the mapping "${title}" (${id}) was not used: no file has all the columns that it needs; see above for files not read and what they lack`,
  noRows: (path) => `${path} is empty, so there is nothing to map`,
  unreadable: (path, reason) => `${path}: ${reason}`,
  written: (path, guessed, unsure) => `written to ${path}: ${guessed} fields guessed, ${unsure} of them to be checked`,
  missing: (headers) => `no column was found for these required fields, add them to the mapping file: ${headers}`,
};

export function mappingMessages(language: Language): MappingMessages {
  return language === 'zh' ? zh : en;
}

import type { Language } from './messages.ts';

/** Texts of `mingjing template`. */

const zh = {
  command: '生成一个模板的填写工作簿：表头、下拉列表、批注、两行示例和填写说明',
  name: '模板的编号或名称，见 mingjing layouts',
  out: '写入的文件（.xlsx）或文件夹；与 --all 连用时为文件夹（默认：当前文件夹）',
  all: '生成全部模板',
  force: '覆盖已有的文件',
  oneOrAll: '请写一个模板的名称，或者用 --all 生成全部',
  noFolder: (path: string) => `${path} 不是文件夹，与 --all 连用时 --out 要写文件夹`,
  notXlsx: (path: string) => `${path} 不是 .xlsx 文件，--out 请写以 .xlsx 结尾的文件名，或者一个已有的文件夹`,
  exists: (path: string) => `${path} 已经存在，要覆盖请加 --force`,
  noLayout: (name: string, near: readonly string[]) =>
    near.length > 0
      ? `没有名为“${name}”的模板，是不是${near.map((title) => `“${title}”`).join('、')}？`
      : `没有名为“${name}”的模板，可用的模板见 mingjing layouts`,
  written: (title: string, path: string) => `已生成“${title}”模板：${path}`,
};

export type TemplateMessages = typeof zh;

const en: TemplateMessages = {
  command: 'writes the workbook to fill in for a layout: header, lists, notes, two examples, instructions',
  name: 'id or title of the layout, see mingjing layouts',
  out: 'file (.xlsx) or folder to write to; with --all a folder (default: the current one)',
  all: 'all layouts',
  force: 'overwrite an existing file',
  oneOrAll: 'name one layout, or use --all',
  noFolder: (path) => `${path} is no folder; with --all, --out names a folder`,
  notXlsx: (path) => `${path} is no .xlsx file; --out names a file that ends in .xlsx, or a folder that exists`,
  exists: (path) => `${path} exists; use --force to overwrite it`,
  noLayout: (name, near) =>
    near.length > 0
      ? `no layout "${name}"; did you mean ${near.join(', ')}?`
      : `no layout "${name}"; see mingjing layouts`,
  written: (title, path) => `template of ${title} written to ${path}`,
};

export function templateMessages(language: Language): TemplateMessages {
  return language === 'zh' ? zh : en;
}

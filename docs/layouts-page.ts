import { codeLists } from '../ingest/layouts/codes.ts';
import { layouts } from '../ingest/layouts/index.ts';
import type { Column, Layout } from '../ingest/layouts/layout.ts';
import { mappingsSection } from './mappings-section.ts';

/** `docs/reference/layouts.md`: every layout with its columns, and the code lists. */
export function layoutsPage(): string {
  const all: readonly Layout[] = layouts;
  const lists: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = codeLists;
  return [
    '# 文件模板 · Layouts',
    '',
    '本页由 `npm run generate` 从 `ingest/layouts/` 生成。文件名含模板名的按该模板读；否则看表头。列的次序不限，多出的列不读，缺少的非必需列按空读。',
    '',
    'Generated from `ingest/layouts/` by `npm run generate`. A file whose name contains a title is read as that layout, any other by its header.',
    '',
    ...all.flatMap(section),
    ...mappingsSection(),
    '## 代码表 · Code lists',
    '',
    ...Object.entries(lists).flatMap(([name, list]) => [
      `### ${name}`,
      '',
      ...Object.entries(list).map(
        ([value, synonyms]) => `- ${value}${synonyms.length > 0 ? `（也认：${synonyms.join('、')}）` : ''}`,
      ),
      '',
    ]),
  ].join('\n');
}

function section(layout: Layout): string[] {
  const special: Readonly<Record<string, string>> = { org: '所属机关', person: '人员（证号；无证号时为机关加姓名）' };
  const key = layout.key.map(
    (field) => special[field] ?? layout.columns.find((c) => c.field === field)?.header ?? field,
  );
  return [
    `## ${layout.title}（${layout.id}）`,
    '',
    `同一记录：${key.join(' + ')}`,
    '',
    '| 列 | 也认 | 字段 | 类型 | 必需 | 说明 |',
    '|---|---|---|---|---|---|',
    ...layout.columns.map(
      (c) => `| ${[c.header, (c.synonyms ?? []).join(' · '), c.field, c.type, required(c), note(c)].join(' | ')} |`,
    ),
    '',
  ];
}

function required(column: Column): string {
  if (column.required) return '是';
  if (column.agency) return '机关列之一';
  return column.requiredIf ? `${column.requiredIf.field} = ${column.requiredIf.is} 时` : '';
}

function note(column: Column): string {
  return [
    ...(column.codes ? [`代码表 ${column.codes}`] : []),
    ...(column.hidden === 'row' ? ['晚于截止日期的整行不计'] : []),
    ...(column.hidden === 'value' ? ['晚于截止日期的按空'] : []),
    ...(column.emptyMeans !== undefined ? [`空 = ${column.emptyMeans}`] : []),
  ].join('；');
}

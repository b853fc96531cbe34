import {
  headersOf,
  layoutOf,
  namesOf,
  sourcesOf,
  type Choice,
  type Feed,
  type FieldSource,
  type Mapping,
} from '../ingest/layouts/mapping.ts';
import { mappings } from '../ingest/layouts/mappings/index.ts';

/** The part of `docs/reference/layouts.md` on files of other sources: every built-in mapping with its columns. */
export function mappingsSection(): string[] {
  return [
    '## 其他来源的文件 · Built-in mappings',
    '',
    '文件不是上述模板时，依次看它是不是下列来源格式。读法见 [读入其他来源的文件](../how-to/map-a-file.md)。',
    '',
    ...mappings.flatMap(section),
  ];
}

function section(mapping: Mapping): string[] {
  const signs = (mapping.signs ?? []).map((sign) => namesOf(sign).join(' 或 ')).join('；');
  return [
    `### ${mapping.title}（${mapping.id}）`,
    '',
    [`${mapping.source}。`, ...(mapping.note === undefined ? [] : [`${mapping.note}。`])].join(''),
    ...(signs === ''
      ? []
      : ['', `标志列：${signs}${mapping.ahead === true ? '（有标志列时先于按表头认出的模板）' : ''}`]),
    ...mapping.feeds.flatMap(feedTable),
    '',
  ];
}

function feedTable(feed: Feed): string[] {
  const layout = layoutOf(feed);
  const absent = Object.entries(feed.absent ?? {}).map(([field, without]) => {
    const header = layout.columns.find((c) => c.field === field)?.header ?? field;
    return `来源没有“${header}”列时按空处理：${without}。`;
  });
  const when = feed.when ? [`只读 ${feed.when.join('、')} 有内容的行。`] : [];
  const unless = Object.entries(feed.unless ?? {}).map(
    ([header, texts]) => `不读 ${header} 为 ${texts.join('、')} 的行。`,
  );
  return [
    '',
    `读作“${layout.title}”（${layout.id}）。${[...when, ...unless, ...absent].join('')}`,
    '',
    '| 字段 | 我们的列 | 来源 |',
    '|---|---|---|',
    ...layout.columns.flatMap((column) => {
      const sources = sourcesOf(feed.columns[column.field] ?? []);
      return sources.length === 0
        ? []
        : [`| ${column.field} | ${column.header} | ${sources.map(shown).join('；没有则 ')} |`];
    }),
  ];
}

/** A source in words. */
function shown(source: FieldSource): string {
  const codes = Object.entries(source.codes ?? {}).map(([from, to]) => `${from}→${to === '' ? '空' : to}`);
  const how = [
    ...(codes.length > 0 && codes.length <= 12 ? [codes.join('，')] : codes.length > 12 ? ['有代码对照'] : []),
  ];
  return `${kind(source)}${how.length > 0 ? `（${how.join('；')}）` : ''}`.replaceAll('|', '\\|');
}

function kind(source: FieldSource): string {
  const headers = headersOf(source);
  if (source.value !== undefined) return `固定值“${source.value}”`;
  if (source.pattern !== undefined) return `${headers.join(' · ')} 中 \`${source.pattern}\` 括号里的部分`;
  if (source.from !== undefined) return headers.join(' · ');
  const parts = headers.join('、');
  if (source.filled) return `${source.filled.map(choiceShown).join('、')} 中第一个有内容的`;
  if (source.list) return `${parts} 依次列出`;
  if (source.join) return `${parts} 以“-”相连`;
  if (source.sum) return `${parts} 之和`;
  if (source.flags) return flagsShown(source.flags);
  return `${parts} 逐个配成 姓名(证号)`;
}

function choiceShown(choice: Choice): string {
  if (typeof choice === 'string') return choice;
  if ('flags' in choice) return flagsShown(choice.flags);
  return `${namesOf(choice.from).join(' 或 ')}（${namesOf(choice.when).join(' 或 ')} 有内容时）`;
}

function flagsShown(flags: Readonly<Record<string, string>>): string {
  return Object.entries(flags)
    .map(([header, text]) => `${header}→${text}`)
    .join('，');
}

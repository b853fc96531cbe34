import * as v from 'valibot';
import { nearestOf } from './likeness.ts';

/** The form of a mapping file, in which every scalar is read as text, so that 01 stays 01. What is wrong is said in Chinese: what may be written, and what was meant when it is near. */

const text = v.pipe(v.string('应为文字'), v.nonEmpty('不能为空'));
const anyText = v.string('应为文字');
const texts = v.array(text, '应为文字的列表，例如 [检查时间, 检查日期]');
const names = v.union([text, texts], '应为一个表头，或者同一列的几个表头，例如 [案件编号, 立案号]');
const parts = v.array(names, '应为表头的列表，例如 [任务编号, 主体代码]');
const table = v.record(v.string(), anyText, '应为 原文: 改写 的对照表');
const flags = v.record(v.string(), anyText, '应为 表头: 该列为“是”时的取值 的对照表');

/** An object with these keys and no others. */
function only<const E extends v.ObjectEntries>(entries: E, what: string) {
  return v.strictObject(entries, (issue) => {
    const last = issue.path?.at(-1)?.key;
    const key = typeof last === 'string' ? last : '';
    if (issue.expected === 'never') {
      const keys = Object.keys(entries);
      const near = nearestOf(key, keys);
      return `${what}里没有“${key}”这一项${near === null ? '' : `，是否指“${near}”`}；可以写：${keys.join('、')}`;
    }
    return issue.expected.startsWith('"') ? `缺少“${key}”` : `应为${what}`;
  });
}

const choice = v.lazy((input) => {
  if (typeof input === 'string') return text;
  return typeof input === 'object' && input !== null && 'flags' in input
    ? only({ flags }, '取值方式')
    : only({ when: names, from: names }, '取值方式');
});

const source = only(
  {
    from: v.optional(names),
    filled: v.optional(v.array(choice, '应为列表，取其中第一个有内容的列')),
    list: v.optional(parts),
    join: v.optional(parts),
    sum: v.optional(parts),
    flags: v.optional(flags),
    people: v.optional(
      v.array(only({ name: names, certificate: v.optional(names) }, '人员列'), '应为列表，每项写 name 和 certificate'),
    ),
    value: v.optional(anyText),
    unit: v.optional(v.picklist(['元', '万元'], '只能是 元 或 万元')),
    codes: v.optional(table),
    pattern: v.optional(text),
    required: v.optional(
      v.pipe(
        v.picklist(['true', 'false'], '只能是 true 或 false'),
        v.transform((word) => word === 'true'),
      ),
    ),
  },
  '字段来源',
);

const sources = v.lazy((input) => (Array.isArray(input) ? v.array(source) : source));

const feed = only(
  {
    table: text,
    when: v.optional(texts),
    unless: v.optional(v.record(v.string(), v.array(anyText, '应为文字的列表'), '应为 表头: [文字] 的对照表')),
    columns: v.record(v.string(), sources, '应为 字段: 来源 的对照表'),
    absent: v.optional(v.record(v.string(), text, '应为 字段: 缺了它不能判定什么 的对照表')),
  },
  '读入的表',
);

export const mappingSchema = only(
  {
    id: v.pipe(text, v.regex(/^[a-z0-9][a-z0-9-]*$/u, '只能用小写字母、数字和连字符，例如 jiashi-cases')),
    title: text,
    source: v.optional(text, '自定义'),
    note: v.optional(text),
    signs: v.optional(parts),
    feeds: v.pipe(v.array(feed, '应为列表，每项是读入的一个表'), v.minLength(1, '至少要写一个表')),
  },
  '映射',
);

export type MappingInput = v.InferOutput<typeof mappingSchema>;

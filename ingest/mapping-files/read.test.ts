import { describe, expect, test } from 'vitest';
import { sourcesOf } from '../layouts/mapping.ts';
import { MappingFileError } from './problems.ts';
import { parseMapping } from './read.ts';

const head = 'id: a\ntitle: 甲\nsource: 乙\n';
const file = (columns: string, table = 'disclosures') =>
  `${head}feeds:\n  - table: ${table}\n    columns:\n      ${columns}\n`;

function errorOf(text: string): MappingFileError {
  try {
    parseMapping('f.yaml', text);
  } catch (cause) {
    if (cause instanceof MappingFileError) return cause;
    throw cause;
  }
  throw new Error('it was taken');
}

/** What the mapping says of a field. */
function field(text: string, name: string) {
  return sourcesOf(parseMapping('f.yaml', text).feeds[0].columns[name] ?? []);
}

describe('what may be written', () => {
  test('a header, or several, for a column; a table and a field by id or by title and header', () => {
    expect(field(file('subject_no: 文书号'), 'subject_no')).toEqual([{ from: '文书号' }]);
    expect(field(file('决定书文号: [文书号, 编号]', '公示台账'), 'subject_no')).toEqual([{ from: ['文书号', '编号'] }]);
  });

  test('one source, or several to try', () => {
    const tried = 'channel: [{from: 平台, codes: {01: 微博}}, {value: 门户网站}]';
    expect(field(file(tried), 'channel')).toEqual([{ from: '平台', codes: { '01': '微博' } }, { value: '门户网站' }]);
  });

  test('codes keep their zeros, true is told from a text', () => {
    const [source] = field(
      file('party_type: {from: 类型, required: true, codes: {01: 自然人, 1: 个体工商户}}', 'cases'),
      'party_type',
    );
    expect(source).toEqual({ from: '类型', required: true, codes: { '01': '自然人', '1': '个体工商户' } });
  });

  test('fields that are not named are read from the headers of the template, but for those that are not to be read', () => {
    const text = `${file('subject_no: 文书号')}    unread: [撤下原因, withdrawn_on]\n`;
    expect(field(text, 'published_on')).toEqual([{ from: ['公示日期', '公开日期', '发布日期'] }]);
    expect(field(text, 'withdrawn_on')).toEqual([]);
    expect(field(text, 'withdrawn_reason')).toEqual([]);
  });

  test('a file must have a column that only the mapping names', () => {
    expect(parseMapping('f.yaml', file('subject_no: [文书号, 决定书文号]')).signs).toEqual([['文书号']]);
    expect(parseMapping('f.yaml', file('subject_no: 决定书文号')).signs).toEqual([]);
  });
});

describe('a mistake is named with its line, its place, what stands there and what may', () => {
  test.each<[string, string, string]>([
    ['not YAML', 'id: [', 'f.yaml 第 1 行：不是正确的 YAML'],
    ['nothing', '', 'f.yaml：应为“键: 值”的对照表'],
    ['a key is missing', `${head}note: x\n`, 'f.yaml 第 1 行，feeds：没有写'],
    [
      'an id with blanks',
      'id: a b\ntitle: 甲\nsource: 乙\nfeeds: [{table: gsxt, columns: {content: x}}]',
      'f.yaml 第 1 行，id：“a b”只能用文字、数字和 _ . -',
    ],
    [
      'a key of no meaning',
      file('subject_no: {form: x, list: [y]}'),
      'f.yaml 第 7 行，feeds[0].columns.subject_no.form：“form”不是这里的项；可写：from、filled、list、join、sum、flags、people、value、unit、codes、pattern、required；是不是“from”？',
    ],
    [
      'a table',
      file('subject_no: x', '公示台帐'),
      '第 5 行，feeds[0].table：“公示台帐”不是表的编号或名称；可写：orgs、',
    ],
    ['a field', file('subject: x'), '；是不是“subject_no”？'],
    ['a field by its header', file('公示日子: x'), '；是不是“公示日期”？'],
    [
      'a field twice',
      file('subject_no: x\n      决定书文号: y'),
      'feeds[0].columns.决定书文号：“决定书文号”同一个字段写了两次',
    ],
    ['two sources in one', file('subject_no: {from: a, list: [b]}'), 'feeds[0].columns.subject_no：应写且只写一种来源'],
    ['no source', file('subject_no: {required: true}'), 'feeds[0].columns.subject_no：应写且只写一种来源'],
    ['a unit', file('fine: {from: 罚款, unit: 角}', 'cases'), 'columns.fine.unit：“角”不是金额单位；可写：元、万元'],
    [
      'the unit of what is no amount',
      file('case_no: {from: a, unit: 元}', 'cases'),
      '“元”是金额的单位，这个字段不是金额',
    ],
    [
      'a code that is none',
      file('channel: {from: a, codes: {1: 门户}}'),
      'columns.channel.codes.1：“门户”读不成这个字段的值；可写：信用中国、',
    ],
    ['a constant that is none', file('channel: {value: 网站门户}'), '；是不是“门户网站”？'],
    [
      'a flag that is none',
      file('penalty_kinds: {flags: {是否警告: 告诫}}', 'cases'),
      'flags.是否警告：“告诫”读不成这个字段的值',
    ],
    ['a constant date that is none', file('published_on: {value: 昨天}'), '“昨天”读不成这个字段的值'],
    ['the same key in every row', file('case_no: {value: A}', 'cases'), '区分记录的字段不能全是固定值'],
    [
      'no key in any row',
      `${file('party_name: x', 'cases')}    absent: {case_no: 不能立卷}\n`,
      '区分记录的字段不能全是固定值或者全都没有',
    ],
    [
      'a pattern of two groups',
      file('case_no: {from: a, pattern: "(a)(b)"}', 'cases'),
      '“(a)(b)”应为恰有一对括号的正则表达式',
    ],
    ['a pattern that looks ahead', file('case_no: {from: a, pattern: "(a)(?=b)"}', 'cases'), '不能用环视和反向引用'],
    [
      'a pattern without a column',
      file('case_no: {join: [a, b], pattern: "(a)"}', 'cases'),
      'pattern 只能与 from 同用',
    ],
    ['a person without a name', file('officers: {people: [{certificate: 证号}]}', 'cases'), 'people[0].name：没有写'],
    ['a list of nothing', file('case_no: {join: []}', 'cases'), 'columns.case_no.join：应为列表，至少一项'],
    [
      'a word for true',
      file('case_no: {from: a, required: yes}', 'cases'),
      'required：“yes”应为 true 或 false；可写：true、false、是、否',
    ],
    [
      'a lack of a field that is not required',
      `${file('subject_no: x')}    absent: {act_type: 不影响}\n`,
      'feeds[0].absent.act_type：“act_type”不是必填字段',
    ],
    [
      'a field not to be read that there is not',
      `${file('subject_no: x')}    unread: [公示人]\n`,
      'feeds[0].unread[0]：“公示人”不是这张表的字段',
    ],
  ])('%s', (_, text, said) => {
    const { message } = errorOf(text);
    expect(message).toContain(said);
    expect(message.split('\n')).toHaveLength(1);
  });

  test('further mistakes are counted', () => {
    expect(errorOf(file('a: x\n      b: y\n      c: z')).message).toMatch(/（另有 2 处）$/u);
  });

  test('in English, too', () => {
    expect(errorOf(file('channel: {value: 网站门户}')).in('en')).toMatch(
      /^f\.yaml, line 7, feeds\[0\]\.columns\.channel\.value: "网站门户" can not be read as a value of this field; allowed: .*; did you mean "门户网站"\?$/u,
    );
  });
});

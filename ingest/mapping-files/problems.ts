/** What is wrong at one place of a mapping file. */
export interface MappingProblem {
  /** where, such as `feeds[0].columns.fine.unit`; empty for the file as a whole */
  readonly path: string;
  /** from 1, where it is known */
  readonly line: number | null;
  /** what stands there; null when something is missing there */
  readonly value: string | null;
  readonly kind: ProblemKind;
  /** what is allowed there, when it is one of a few texts */
  readonly allowed: readonly string[];
  /** the allowed text that is nearest to what stands there */
  readonly near: string | null;
}

const zh = {
  text: '应为一段文字',
  names: '应为一个表头，或者几个表头的列表',
  list: '应为列表，至少一项',
  map: '应为“键: 值”的对照表，至少一项',
  key: '不是这里的项',
  missing: '没有写',
  object: '应为“键: 值”的对照表',
  source: '应写且只写一种来源',
  people: '每项应写 name，可加 certificate',
  unit: '不是金额单位',
  bool: '应为 true 或 false',
  pattern: '应为恰有一对括号的正则表达式，不能用环视和反向引用',
  patternFrom: 'pattern 只能与 from 同用',
  id: '只能用文字、数字和 _ . -',
  table: '不是表的编号或名称',
  field: '不是这张表的字段',
  twice: '同一个字段写了两次',
  notRequired: '不是必填字段，缺了不影响采用，不必写',
  notMoney: '是金额的单位，这个字段不是金额',
  code: '读不成这个字段的值',
  constantKey: '区分记录的字段不能全是固定值或者全都没有',
  syntax: '不是正确的 YAML',
  sameId: '与另一个映射文件的 id 相同',
} as const;

export type ProblemKind = keyof typeof zh;

const en: Record<ProblemKind, string> = {
  text: 'must be a text',
  names: 'must be a header or a list of headers',
  list: 'must be a list of at least one',
  map: 'must be a map of at least one entry',
  key: 'is not known here',
  missing: 'is missing',
  object: 'must be a map',
  source: 'must have exactly one kind of source',
  people: 'must have a name and may have a certificate',
  unit: 'is no unit of money',
  bool: 'must be true or false',
  pattern: 'must be a regular expression with exactly one group, without lookaround and back references',
  patternFrom: 'pattern goes with from only',
  id: 'may have letters, digits and _ . - only',
  table: 'is no table',
  field: 'is no field of this table',
  twice: 'names a field for the second time',
  notRequired: 'is no required field: nothing is rejected for lack of it',
  notMoney: 'is a unit of money, and this field is no amount',
  code: 'can not be read as a value of this field',
  constantKey: 'the fields that tell records apart can not all be constants or absent',
  syntax: 'is not YAML',
  sameId: 'is also the id of another mapping file',
};

export function isProblemKind(text: string): text is ProblemKind {
  return Object.hasOwn(zh, text);
}

/** A mapping file that can't be used; `problem` is the first of its faults. The message is for people. */
export class MappingFileError extends Error {
  override readonly name = 'MappingFileError';
  readonly file: string;
  readonly problem: MappingProblem;
  /** how many more there are */
  readonly more: number;
  constructor(file: string, problem: MappingProblem, more = 0, options?: ErrorOptions) {
    super(problemText(file, problem, more, 'zh'), options);
    this.file = file;
    this.problem = problem;
    this.more = more;
  }
  /** The message in the reader's language. */
  in(language: 'zh' | 'en'): string {
    return problemText(this.file, this.problem, this.more, language);
  }
}

/** One sentence: the file, the place, what stands there, what is allowed, what was meant. */
function problemText(
  file: string,
  { path, line, value, kind, allowed, near }: MappingProblem,
  more: number,
  language: 'zh' | 'en',
): string {
  const shown = allowed.slice(0, 40);
  if (language === 'en')
    return [
      `${file}${line === null ? '' : `, line ${line}`}${path === '' ? '' : `, ${path}`}: ${value === null ? '' : `"${value}" `}${en[kind]}`,
      shown.length === 0 ? '' : `; allowed: ${shown.join(', ')}${allowed.length > shown.length ? ', …' : ''}`,
      near === null ? '' : `; did you mean "${near}"?`,
      more === 0 ? '' : ` (${more} more)`,
    ].join('');
  return [
    `${file}${line === null ? '' : ` 第 ${line} 行`}${path === '' ? '' : `，${path}`}：${value === null ? '' : `“${value}”`}${zh[kind]}`,
    shown.length === 0 ? '' : `；可写：${shown.join('、')}${allowed.length > shown.length ? '……' : ''}`,
    near === null ? '' : `；是不是“${near}”？`,
    more === 0 ? '' : `（另有 ${more} 处）`,
  ].join('');
}

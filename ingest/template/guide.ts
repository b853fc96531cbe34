import { codeLists } from '../layouts/codes.ts';
import type { Column, Layout } from '../layouts/layout.ts';
import { fieldNote } from './field-notes.ts';

/** How a cell of this column is written, for the person who fills it in (Chinese). */
export function howToWrite(column: Column): string {
  switch (column.type) {
    case 'key':
      return '编号，按原样填写，文本格式';
    case 'name':
      return '名称，写全称';
    case 'text':
      return '文字';
    case 'date':
      return '日期，如 2025-03-05';
    case 'datetime':
      return '日期和时间，如 2025-03-05 09:30';
    case 'money':
      return '金额，单位元，只写数字，如 5000';
    case 'wan':
      return '金额，单位万元，只写数字，如 0.5';
    case 'int':
      return '整数';
    case 'num':
      return '数字，可带小数';
    case 'duration':
      return '时长，写秒数或 00:40:00';
    case 'bool':
      return '是 或 否';
    case 'enum':
      return '从下拉列表中选一项';
    case 'enums':
      return '可以写几项，用顿号隔开';
    case 'people':
      return '姓名（证号），几个人用顿号隔开，如 张三(14049900001)、李四(14049900002)';
    case 'uscc':
      return '18位统一社会信用代码，文本格式';
    case 'partycode':
      return '单位、个体工商户填18位统一社会信用代码，自然人填公民身份号码（读取时即遮蔽）';
    case 'docno':
      return '文号，写全，如 （示例）商罚决字〔2025〕1号';
  }
}

/** The values a column may take; none where anything may be written. */
export function choices(column: Column): readonly string[] {
  if (column.type === 'bool') return ['是', '否'];
  return column.codes ? Object.keys(codeLists[column.codes]) : [];
}

/** Whether a row needs this column, in words. */
export function need(layout: Layout, column: Column): string {
  if (column.required) return '必填';
  if (column.agency) {
    const others = layout.columns.filter((c) => c.agency && c !== column).map((c) => `“${c.header}”`);
    return others.length > 0 ? `与${others.join('、')}至少填一项` : '必填';
  }
  if (column.requiredIf) {
    const { field, is } = column.requiredIf;
    const other = layout.columns.find((c) => c.field === field)?.header ?? field;
    return `“${other}”为“${is}”时必填`;
  }
  return column.emptyMeans ? `可空；空着表示${column.emptyMeans}` : '可空';
}

/** The values a column may take, as a hint; empty where anything may be written. */
export function valuesInWords(column: Column): string {
  const values = choices(column);
  return values.length > 0 ? `可填：${values.join('、')}` : '';
}

/** What else there is to know of a column: what it refers to, and what becomes of a date that lies after the as-of date. */
export function remarks(layout: Layout, column: Column): string {
  const header = (field: string) => `“${layout.columns.find((c) => c.field === field)?.header ?? field}”`;
  const sentences = [fieldNote(layout.id, column.field)];
  if (column.type === 'money' || column.type === 'wan') sentences.push('单位以列名中的为准，列名可以写元或万元');
  if (column.hidden === 'row') sentences.push('晚于截止日期的，整行暂不计入');
  if (column.hidden === 'value') {
    const also = column.hides ? `，${column.hides.map(header).join('、')}也暂不计` : '';
    const kept = layout.columns.find(
      (c) => column.hides?.includes(c.field) === true && c.survives !== undefined,
    )?.survives;
    const except = kept ? `（${header(kept.by)}已到的“${kept.value}”除外）` : '';
    sentences.push(`晚于截止日期的视为尚未发生${also}${except}`);
  }
  return sentences.filter(Boolean).join('；');
}

/** What identifies a row, in words. */
export function keyInWords(layout: Layout): string {
  const words = layout.key.map((part) => {
    if (part === 'org') return '机关';
    if (part === 'person') return '人员（证件编号，没有的按机关加姓名）';
    return layout.columns.find((c) => c.field === part)?.header ?? part;
  });
  return words.join('＋');
}

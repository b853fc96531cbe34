import { layoutById } from '../../../ingest/layouts/index.ts';
import type { AnnualTable } from '../results/annual.ts';
import type { MetricFigures } from '../results/figures.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import type { AnnualDefinition } from '../metrics/ruleset.ts';
import { fileStem } from '../report/file-names.ts';
import { day } from '../report/numerals.ts';

/**
 * The statutory tables of a year in their official form (行政执法统计年报): heads of one or two lines, a line for each agency and one for all, notes on how
 * they were filled in. Zero is written 0; what no file of the snapshot tells stays empty, to be filled in by hand.
 */

/** A column: the head over it, if it shares one with its neighbours, and its own. */
export interface FormColumn {
  readonly group: string | null;
  readonly title: string;
  /** counts, amounts in 元 with two decimals, shares between 0 and 1 */
  readonly kind: 'count' | 'amount' | 'share';
  /** its name in the table of the ruleset; null where there is no source for it */
  readonly source: string | null;
}

export interface FormRow {
  /** agency code or `ALL` */
  readonly code: string;
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface Form {
  /** table of the ruleset, or of the form alone */
  readonly id: string;
  /** 表1 … 表5 */
  readonly number: number;
  readonly title: string;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
  readonly notes: readonly string[];
}

export interface Forms {
  readonly year: number;
  readonly asOf: string;
  readonly complete: boolean;
  readonly forms: readonly Form[];
}

const counts = (names: readonly string[], group: string | null = null): FormColumn[] =>
  names.map((name) => ({ group, title: name, kind: 'count', source: name }));
const blank = (title: string, kind: FormColumn['kind'], group: string | null = null): FormColumn => ({
  group,
  title,
  kind,
  source: null,
});

const penalty: FormColumn[] = [
  ...counts([
    '警告',
    '通报批评',
    '罚款',
    '没收违法所得、没收非法财物',
    '暂扣许可证件',
    '降低资质等级',
    '限制开展生产经营活动',
    '责令停产停业',
    '责令关闭、限制从业',
    '吊销许可证件',
    '行政拘留',
    '其他行政处罚',
  ]),
  { group: null, title: '合计（宗）', kind: 'count', source: '合计' },
  { group: null, title: '罚没金额（元）', kind: 'amount', source: '罚没金额（元）' },
];
const licence: FormColumn[] = (
  [
    ['申请数量', '申请'],
    ['受理数量', '受理'],
    ['许可数量', '许可'],
    ['不予许可数量', '不予许可'],
    ['撤销许可数量', '撤销许可'],
  ] as const
).map(([title, source]) => ({ group: null, title, kind: 'count', source }));
const coercion: FormColumn[] = [
  ...counts(['查封场所、设施或者财物', '扣押财物', '冻结存款、汇款', '其他行政强制措施'], '行政强制措施'),
  ...counts(
    [
      '加处罚款或者滞纳金',
      '划拨存款、汇款',
      '拍卖或者依法处理查封、扣押的场所、设施或者财物',
      '排除妨碍、恢复原状',
      '代履行',
      '其他强制执行',
    ],
    '行政强制执行',
  ),
  { group: null, title: '申请法院强制执行', kind: 'count', source: '申请法院强制执行' },
  { group: null, title: '合计（宗）', kind: 'count', source: '合计' },
];
const others: FormColumn[] = [
  blank('次数', 'count', '行政征收'),
  blank('征收总金额（元）', 'amount', '行政征收'),
  { group: null, title: '行政检查次数', kind: 'count', source: '检查次数' },
  blank('次数', 'count', '行政裁决'),
  blank('涉及金额（元）', 'amount', '行政裁决'),
  blank('行政确认次数', 'count'),
  blank('次数', 'count', '行政给付'),
  blank('给付总金额（元）', 'amount', '行政给付'),
  blank('次数', 'count', '行政奖励'),
  blank('奖励总金额（元）', 'amount', '行政奖励'),
  blank('其他行政执法行为（宗）', 'count'),
];
const staff: FormColumn[] = [
  { group: null, title: '在岗执法人员数', kind: 'count', source: 'denominator' },
  { group: null, title: '持证人数', kind: 'count', source: 'numerator' },
  { group: null, title: '持证率', kind: 'share', source: 'rate' },
];

/** The five tables, from what `annualTables` and the metric of certificates (`STF-05`) say. A table without a source has empty cells. */
export function formsOf(
  manifest: Manifest,
  definitions: readonly AnnualDefinition[],
  tables: readonly AnnualTable[],
  certificates: MetricFigures | null,
  year: number,
): Forms {
  const lines = (values: (code: string) => readonly (number | null)[]): FormRow[] => [
    ...manifest.agencies
      .filter(({ is_enforcement }) => is_enforcement)
      .map(({ code, name }) => ({ code, name, values: values(code) })),
    { code: 'ALL', name: '合计', values: values('ALL') },
  ];
  const counted = (
    id: string,
    number: number,
    title: string,
    columns: readonly FormColumn[],
    notes: readonly string[],
  ): Form => {
    const table = tables.find(({ definition }) => definition.id === id);
    const sources = definitions.find((definition) => definition.id === id)?.sources ?? [];
    const absent = `快照中没有数据来源（缺${sources.map((layout) => layoutById(layout).title).join('、')}），有关各栏留空，由填报单位填写。`;
    return {
      id,
      number,
      title,
      columns,
      rows: lines((code) =>
        columns.map(({ source }) => (table && source !== null ? (table.rows[code]?.[source] ?? 0) : null)),
      ),
      notes: [...(table ? [] : [absent]), ...notes],
    };
  };
  const unmarked = tables.find(({ definition }) => definition.id === 'penalty')?.rows['ALL']?.['未标明'] ?? 0;
  const forms = [
    counted('penalty', 1, '行政处罚实施情况统计表', penalty, [
      '行政处罚数量按决定作出日期统计，后因行政复议、行政诉讼被撤销的照计，不予处罚、撤销立案的不计。',
      '一个处罚决定有两种以上处罚的，计一宗，计入其中最重的一种；“其他行政处罚”与所列种类并处的，计入所列种类。',
      '罚没金额以处罚决定书为准，不能确定金额的没收不计。罚没金额只在本表列示，不作考核、排名的依据（行政处罚法第74条）。',
      ...(unmarked > 0 ? [`另有${unmarked}宗没有标明处罚种类，计入合计，未列入各栏。`] : []),
    ]),
    counted('licence', 2, '行政许可实施情况统计表', licence, [
      '申请数量为年度内收到的申请，仅咨询的不计；准予变更、延续的计入许可数量，不予变更、延续的计入不予许可数量。',
      '受理数量与许可、不予许可数量之差，为上年结转和尚未办结的申请。',
    ]),
    counted('coercion', 3, '行政强制实施情况统计表', coercion, [
      '强制措施按决定日期统计，强制执行按执行完毕或者终结执行的日期统计，申请法院强制执行按提出申请的日期统计。',
    ]),
    counted('inspection', 4, '其他行政执法行为实施情况统计表', others, [
      '对一个检查对象实施检查并有完整记录的为1次；没有具体对象的巡查、没有完整记录的检查，以及检查后转入行政处罚等其他执法行为的，不计入检查次数。',
      '行政征收、裁决、确认、给付、奖励和其他行政执法行为没有统一的台账，有关各栏留空，由填报单位填写。',
    ]),
    certificateForm(certificates, lines),
  ];
  return { year, asOf: manifest.as_of, complete: `${year}-12-31` <= manifest.as_of, forms };
}

function certificateForm(
  certificates: MetricFigures | null,
  lines: (values: (code: string) => readonly (number | null)[]) => FormRow[],
): Form {
  const figureOf = (code: string) =>
    code === 'ALL' ? certificates?.all : certificates?.groups.find(({ value }) => value === code)?.figure;
  const unknown = certificates?.all.unknown ?? 0;
  return {
    id: 'STF-05',
    number: 5,
    title: '行政执法证持证率情况统计表',
    columns: staff,
    rows: lines((code) => {
      if (!certificates) return [null, null, null];
      const { denominator = 0, numerator = 0 } = figureOf(code) ?? {};
      return [denominator, numerator, denominator === 0 ? null : numerator / denominator];
    }),
    notes: certificates
      ? [
          '为截止日期的在岗人员和证件，不分时段；有效期最后一日仍有效。',
          ...(unknown > 0 ? [`证件有效期不能判定的${unknown}人未计入。`] : []),
        ]
      : ['快照中没有行政执法人员名录，各栏留空，由填报单位填写。'],
  };
}

/** The same with the line of one agency alone; null for all. */
export function formsOfAgency(forms: Forms, org: string | null): Forms {
  if (org === null) return forms;
  return {
    ...forms,
    forms: forms.forms.map((form) => ({ ...form, rows: form.rows.filter(({ code }) => code === org) })),
  };
}

/** Names of the files: the year, then the agency. */
export function formFileNames(
  { agencies }: Pick<Manifest, 'agencies'>,
  year: number,
  org: string | null,
): { docx: string; xlsx: string } {
  const name = agencies.find(({ code }) => code === org)?.name ?? '';
  const stem = fileStem(year, '行政执法统计年报', org === null ? '全市' : `${org}-${name}`);
  return { docx: `${stem}.docx`, xlsx: `${stem}.xlsx` };
}

/** Notes that stand under every table. */
export function commonNotes({ year, asOf, complete }: Forms): string[] {
  return [
    `统计期间为${year}年1月1日至12月31日，数字由各机关报送的台账计算，截至${day(asOf)}${complete ? '' : '，年度尚未结束'}；没有的填0，空白的为没有数据来源。`,
  ];
}

/** How a value is written in a form. */
export function valueText(value: number | null, kind: FormColumn['kind']): string {
  if (value === null) return '';
  if (kind === 'share') return `${(Math.round(value * 1000) / 10).toFixed(1)}%`;
  return kind === 'amount' ? value.toFixed(2) : String(value);
}

/** The cells of the head: each line with how many columns and lines a cell takes. */
export function headOf(columns: readonly FormColumn[]): { text: string; columns: number; lines: number }[][] {
  const two = columns.some(({ group }) => group !== null);
  const top: { text: string; columns: number; lines: number }[] = [];
  let last: string | null = null;
  for (const { group, title } of columns) {
    const cell = top.at(-1);
    if (group !== null && group === last && cell) cell.columns++;
    else top.push({ text: group ?? title, columns: 1, lines: two && group === null ? 2 : 1 });
    last = group;
  }
  if (!two) return [top];
  return [
    top,
    columns.filter(({ group }) => group !== null).map(({ title }) => ({ text: title, columns: 1, lines: 1 })),
  ];
}

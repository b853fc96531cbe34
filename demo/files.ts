import { plainStyle, type Style } from './cells.ts';
import type { Faults } from './faults.ts';
import { wordOf, type AnyRow, type TableName } from './rows.ts';

/** One export as some system or some desk would send it. */
export interface FilePlan {
  readonly name: string;
  readonly table: TableName;
  readonly encoding: 'gb18030' | 'utf-8' | 'utf-8-bom' | 'xlsx';
  /** which rows are in it; all without */
  readonly rows?: (row: AnyRow) => boolean;
  readonly style?: Partial<Style>;
  readonly title?: readonly string[];
  readonly footer?: readonly (readonly string[])[];
  /** fields whose columns this system doesn't have */
  readonly without?: readonly string[];
  /** columns no layout knows, with a running number in them */
  readonly numbered?: string;
  /** two columns under one heading */
  readonly group?: readonly [first: string, second: string];
  readonly gaps?: number;
  readonly faults?: Faults;
}

const isAgency = (row: AnyRow, name: string): boolean => row['org_name'] === name;
/** The year a case number carries: `CF2024140403…`. */
const numberYear = (row: AnyRow, field: string): number => Number(wordOf(row[field]).slice(2, 6));
const district = (row: AnyRow): boolean => /长治市/.test(wordOf(row['org_name']));

const handKept = '沁源县商务局';
const paper = '武乡县商务局';
const signed = [['填表人：', '', '', '审核人：'], ['填表日期：2025年3月31日']];

export const filePlans: readonly FilePlan[] = [
  { name: '执法主体名录.csv', table: 'orgs', encoding: 'utf-8-bom' },

  {
    name: '行政处罚办案台账_2022年.csv',
    table: 'cases',
    encoding: 'gb18030',
    rows: (row) => numberYear(row, 'case_no') === 2022 && !isAgency(row, handKept),
    title: ['长治市商务系统2022年度行政处罚办案台账'],
    style: {
      dates: ['slash'],
      synonyms: 0.25,
      people: 'full',
      separator: '、',
      brackets: '[]',
      empties: ['', '', '', '无', '/'],
      stray: 0.004,
    },
    footer: [['合计'], ...signed],
    gaps: 2,
    faults: {
      duplicates: 3,
      conflicts: ['archived_on', 1],
      missing: ['party_name', 1],
      badDates: ['filed_on', 1],
      badCodes: ['party_code', 3],
    },
  },
  {
    name: '行政处罚办案台账_2023年.csv',
    table: 'cases',
    encoding: 'gb18030',
    rows: (row) => numberYear(row, 'case_no') === 2023 && !isAgency(row, handKept),
    style: {
      dates: ['dot', 'iso'],
      synonyms: 0.2,
      people: 'half',
      separator: ',',
      brackets: '〔〕',
      empties: ['', '', '—'],
      stray: 0.004,
    },
    faults: { duplicates: 2, strangers: 1, badDates: ['decision_on', 1], badCodes: ['party_code', 2] },
    gaps: 1,
  },
  {
    name: '办案系统导出_2024.csv',
    table: 'cases',
    encoding: 'utf-8',
    rows: (row) => numberYear(row, 'case_no') === 2024 && !isAgency(row, handKept),
    style: { dates: ['iso'], agency: 'both', synonyms: 0.1 },
    numbered: '流水号',
    faults: { duplicates: 4, conflicts: ['closed_on', 2], badCodes: ['party_code', 4], missing: ['case_no', 1] },
  },
  {
    name: '行政处罚办案台账_2025年1-3月.xlsx',
    table: 'cases',
    encoding: 'xlsx',
    rows: (row) => numberYear(row, 'case_no') === 2025 && !isAgency(row, handKept),
    title: ['长治市商务系统行政处罚办案台账（2025年1—3月）', '统计截止：2025年3月31日'],
    style: { dates: ['iso'], people: 'half', empties: ['', '', '', '/'] },
    footer: signed,
    numbered: '行号',
    faults: { duplicates: 1, badDates: ['filed_on', 1], badCodes: ['party_code', 1] },
  },
  {
    name: '行政处罚办案台账（沁源县手工台账）.csv',
    table: 'cases',
    encoding: 'gb18030',
    rows: (row) => isAgency(row, handKept),
    title: ['沁源县商务局行政处罚案件登记表', '单位：万元'],
    style: {
      dates: ['chinese', 'dot', 'slash'],
      money: '万元',
      people: 'names',
      separator: '、',
      synonyms: 0.4,
      agency: 'name',
      brackets: '（）',
      empties: ['', '无', '—', '/'],
      stray: 0.02,
    },
    footer: [['合计'], ['备注：本表由各股室手工登记']],
    gaps: 3,
    without: ['excl_days', 'revoked_on'],
    faults: {
      duplicates: 2,
      conflicts: ['served_on', 1],
      missing: ['party_name', 1],
      badDates: ['filed_on', 2],
      badCodes: ['party_code', 2],
    },
  },

  {
    name: '行政许可办件台账_市区.csv',
    table: 'licences',
    encoding: 'utf-8-bom',
    rows: district,
    style: { dates: ['iso'], synonyms: 0.15 },
    faults: { duplicates: 3, badCodes: ['party_code', 2] },
    without: ['special_days', 'ext_approved_on', 'ext_days'],
  },
  {
    name: '行政许可办件台账_各县.csv',
    table: 'licences',
    encoding: 'gb18030',
    rows: (row) => !district(row),
    title: ['各县商务局行政许可办件台账'],
    style: { dates: ['slash', 'chinese'], synonyms: 0.2, brackets: '[]', empties: ['', '', '无'], stray: 0.005 },
    footer: [['说明：含变更、延续事项']],
    faults: { duplicates: 2, conflicts: ['issued_on', 1], missing: ['party_name', 1], badDates: ['applied_on', 1] },
  },

  {
    name: '行政检查台账_2022-2023.csv',
    table: 'inspections',
    encoding: 'gb18030',
    rows: (row) => numberYear(row, 'insp_no') <= 2023,
    style: { dates: ['slash'], synonyms: 0.2, people: 'full', empties: ['', '', '/'], stray: 0.003 },
    gaps: 2,
    faults: { duplicates: 4, strangers: 2, missing: ['object_name', 1], badCodes: ['object_code', 3] },
  },
  {
    name: '行政检查台账_2024-2025.csv',
    table: 'inspections',
    encoding: 'utf-8',
    rows: (row) => numberYear(row, 'insp_no') >= 2024,
    style: { dates: ['iso'], synonyms: 0.12 },
    numbered: '流水号',
    faults: { duplicates: 3, badDates: ['insp_on', 1], badCodes: ['object_code', 2] },
  },

  {
    name: '行政强制台账.xlsx',
    table: 'coercions',
    encoding: 'xlsx',
    title: ['长治市商务系统行政强制台账'],
    style: { synonyms: 0.15, empties: ['', '', '无'] },
    footer: signed,
    faults: { duplicates: 1 },
  },

  {
    name: '法制审核台账.csv',
    table: 'reviews',
    encoding: 'gb18030',
    rows: (row) => !isAgency(row, '长治市潞州区商务局'),
    style: { dates: ['iso', 'slash'], synonyms: 0.2, people: 'names', empties: ['', '', '无'] },
    faults: { duplicates: 2, conflicts: ['concluded_on', 1], badDates: ['submitted_on', 1] },
  },
  {
    name: '潞州区局法制审核台账.xlsx',
    table: 'reviews',
    encoding: 'xlsx',
    rows: (row) => isAgency(row, '长治市潞州区商务局'),
    title: ['潞州区商务局重大执法决定法制审核登记表'],
    style: { synonyms: 0.2, people: 'half' },
    footer: [['填表人：', '', '联系电话：']],
  },

  {
    name: '公示台账_市区.csv',
    table: 'disclosures',
    encoding: 'utf-8',
    rows: district,
    style: { dates: ['iso'], brackets: '[]', synonyms: 0.15 },
    faults: { duplicates: 5, missing: ['subject_no', 1] },
  },
  {
    name: '公示台账_各县.csv',
    table: 'disclosures',
    encoding: 'gb18030',
    rows: (row) => !district(row),
    title: ['行政执法信息公示台账'],
    style: { dates: ['dot'], brackets: '〔〕', synonyms: 0.2, agency: 'name', empties: ['', '', '—'], stray: 0.01 },
    gaps: 1,
    faults: { duplicates: 4, strangers: 1, badDates: ['published_on', 1] },
  },
  {
    name: '国家企业信用信息公示系统导出.csv',
    table: 'gsxt',
    encoding: 'utf-8-bom',
    style: { dates: ['compact'], synonyms: 1, brackets: '【】' },
    faults: { duplicates: 1 },
  },

  {
    name: '案卷文书目录_2022-2023.csv',
    table: 'documents',
    encoding: 'gb18030',
    rows: (row) => numberYear(row, 'case_no') <= 2023,
    style: { dates: ['compact'] },
    faults: { duplicates: 3 },
  },
  {
    name: '案卷文书目录_2024-2025.csv',
    table: 'documents',
    encoding: 'utf-8-bom',
    rows: (row) => numberYear(row, 'case_no') >= 2024,
    style: { dates: ['iso'], synonyms: 0.3 },
    faults: { duplicates: 4, conflicts: ['page_to', 2], missing: ['kind', 1] },
  },

  {
    name: '应音像记录环节台账.csv',
    table: 'duties',
    encoding: 'utf-8-bom',
    rows: (row) => !isAgency(row, paper),
    style: { dates: ['iso'], synonyms: 0.15 },
    faults: { duplicates: 2, badDates: ['end_at', 1] },
  },
  {
    name: '应音像记录环节台账_武乡县.xlsx',
    table: 'duties',
    encoding: 'xlsx',
    rows: (row) => isAgency(row, paper),
    title: ['武乡县商务局应音像记录环节登记表'],
    style: { dates: ['slash'], people: 'full', synonyms: 0.2, empties: ['', '', '无'] },
    footer: signed,
  },
  {
    name: '执法记录仪采集站导出_市区.csv',
    table: 'recordings',
    encoding: 'gb18030',
    rows: district,
    style: { dates: ['iso'], synonyms: 0.1 },
    without: ['deleted_at'],
    faults: { duplicates: 3, strangers: 1 },
  },
  {
    name: 'DSJ采集站_各县_20250331.csv',
    table: 'recordings',
    encoding: 'utf-8',
    rows: (row) => !district(row),
    style: { dates: ['compact'], synonyms: 0.2 },
    faults: { duplicates: 4, conflicts: ['collected_at', 1], badDates: ['start_at', 1] },
  },

  {
    name: '行政执法人员清单.xlsx',
    table: 'officers',
    encoding: 'xlsx',
    title: ['长治市商务系统行政执法人员清单'],
    numbered: '序号',
    group: ['cert_from', 'cert_to'],
    style: { synonyms: 0.15 },
    footer: [['填报单位：长治市商务局'], ['填表日期：2025-03-31']],
    faults: { duplicates: 1 },
  },
  {
    name: '法制审核人员清单.csv',
    table: 'reviewers',
    encoding: 'gb18030',
    style: { synonyms: 0.2, empties: ['', '无'] },
  },

  { name: '行政执法事项清单.csv', table: 'power_items', encoding: 'utf-8-bom' },
  { name: '处罚案件补充登记_2024-2025.csv', table: 'case_details', encoding: 'utf-8-bom', style: { synonyms: 0.2 } },
  { name: '投诉举报台账.csv', table: 'complaints', encoding: 'gb18030', style: { dates: ['slash'] } },
  { name: '案卷评查结果_2024年.csv', table: 'file_reviews', encoding: 'utf-8' },
  { name: '行政执法监督意见.csv', table: 'supervision_opinions', encoding: 'utf-8-bom' },
  { name: '统计年报公布数_2024年度.csv', table: 'published_statistics', encoding: 'utf-8-bom' },
];

/** A file that is no export at all and travels along, as such files do. */
export const strayFile = {
  name: '报送说明.csv',
  lines: [
    ['报送说明'],
    ['一、本次报送范围为长治市商务局及十二个县区商务局2022年1月至2025年3月的执法数据。'],
    ['二、沁源县、武乡县部分数据为手工台账，其余由业务系统导出。'],
    ['三、2025年3月下旬作出的决定，公示数据将在下期补报。'],
    ['联系人', '办公室', '电话', '（演示数据，略）'],
  ],
} as const;

/** The style of a plan in full. */
export const styleOf = (plan: FilePlan): Style => ({ ...plainStyle, ...plan.style });

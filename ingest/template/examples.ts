import { codeLists } from '../layouts/codes.ts';
import type { Column, Layout } from '../layouts/layout.ts';

/** Fields that an ordinary act leaves empty; an example that filled them in would be a strange one. */
const unusual = new Set(
  `preserved_on hearing_on discussed_on announced_on ext_approved_on ext_days excl_days special_days secrecy filed_gov_on revoked_on
   withdrawn_on withdrawn_reason deleted_at released_on court_applied_on supplemented_at coordinated_on complete_on remark exempt
   parent_code code_2 code_3 code_4 code_5 code_6 legal_rep_id id_kind id_no licence_affected confiscated insp_no case_no_of urgent`.split(
    /\s+/u,
  ),
);

/** Numbers, names and texts by field; the two rows in turn. Invented: no such region code, certificate or company exists. */
const invented: Readonly<Record<string, readonly [string, string]>> = {
  org_code: ['SW140499', 'SW140498'],
  name: ['示例县商务局', '示例县商务执法队'],
  org_name: ['示例县商务局', '示例县商务局'],
  uscc: ['111404990000000192', '11140499000000027W'],
  org_uscc: ['111404990000000192', '111404990000000192'],
  source_unit: ['示例县商务局', '示例县商务局'],
  source_uscc: ['111404990000000192', '111404990000000192'],
  region: ['140499', '140499'],
  peer_group: ['县', '县'],
  case_no: ['CF1404992025001', 'CF1404992025002'],
  licence_no: ['XK1404992025001', 'XK1404992025002'],
  coercion_no: ['QZ1404992025001', 'QZ1404992025002'],
  duty_no: ['HJ1404992025001', 'HJ1404992025002'],
  rec_no: ['140499-20250210-0001', '140499-20250210-0002'],
  rect_no: ['ZG1404992025001', 'ZG1404992025002'],
  training_no: ['PX2025001', 'PX2025002'],
  appeal_no: ['示政复〔2025〕1号', '示政复〔2025〕2号'],
  task_no: ['SJ1404992025001', 'SJ1404992025002'],
  plan_no: ['JH2025001', 'JH2025001'],
  ref_no: ['CF1404992025001', 'CF1404992025002'],
  party_name: ['示例县甲商贸有限公司', '示例县乙食品店'],
  object_name: ['示例县甲商贸有限公司', '示例县乙食品店'],
  party_type: ['法人及非法人组织', '个体工商户'],
  party_code: ['91140499MA00000A1D', '92140499MA00000B2E'],
  party_uscc: ['91140499MA00000A1D', '92140499MA00000B2E'],
  object_code: ['91140499MA00000A1D', '92140499MA00000B2E'],
  cert_no: ['14049900001', '14049900002'],
  lpq_no: ['A20191404990001', 'A20201404990002'],
  user_name: ['张三', '李四'],
  approved_by: ['王五', '王五'],
  legal_rep: ['赵六', '钱七'],
  device: ['DSJ00001', 'DSJ00002'],
  file_name: ['DSJ00001_20250210093000.MP4', 'DSJ00002_20250210140000.MP4'],
  md5: ['0123456789ABCDEF0123456789ABCDEF', 'FEDCBA9876543210FEDCBA9876543210'],
  item: ['A1', 'A2'],
  item_name: ['执法主体', '执法人员'],
  code: ['P01', 'P02'],
  title: ['公示制度', '全过程记录制度'],
  url: ['示例网址一', '示例网址二'],
  violation: ['单用途预付卡未按规定备案', '家电维修未明码标价'],
  case_name: ['示例县甲商贸有限公司未按规定备案案', '示例县乙食品店未明码标价案'],
  issue: ['一件决定超期未公示', '一件案卷缺少送达回证'],
  content: ['罚款五千元', '罚款二千元'],
  facts: ['发卡后未在三十日内备案', '未标明服务价格'],
  basis: ['单用途商业预付卡管理办法（试行）第三十六条', '家电维修服务业管理办法第十四条'],
  post: ['四级主任科员', '一级科员'],
  category: ['商务综合执法', '商务综合执法'],
  area: ['示例县', '示例县'],
  close_kind: ['正常结案', '正常结案'],
  result: ['', ''],
  status: ['', ''],
};

/** The prefix of a document number by layout. */
const numbering: Readonly<Record<string, string>> = {
  licences: '商许准字',
  credit_licences: '商许准字',
  coercions: '商强决字',
};

const firstDay = Date.UTC(2025, 0, 6);

/** Two invented rows of a layout: column → text as a careful uploader would type it. Empty where an ordinary act has nothing to say. */
export function exampleRows(layout: Layout): readonly [ReadonlyMap<Column, string>, ReadonlyMap<Column, string>] {
  return [exampleRow(layout, 0), exampleRow(layout, 1)];
}

function exampleRow(layout: Layout, row: 0 | 1): Map<Column, string> {
  const cells = new Map<Column, string>();
  let days = row * 14;
  let minutes = 570 + row * 270;
  for (const column of layout.columns) {
    const needed = column.required === true || column.requiredIf !== undefined || layout.key.includes(column.field);
    if (unusual.has(column.field) && !needed) continue;
    if (column.type === 'date') days += 7;
    if (column.type === 'datetime') minutes += 40;
    cells.set(column, text(layout, column, row, days, minutes));
  }
  return cells;
}

function text(layout: Layout, column: Column, row: 0 | 1, days: number, minutes: number): string {
  const own = layout.id === 'orgs' || column.field !== 'name' ? invented[column.field]?.[row] : ['张三', '李四'][row];
  if (own !== undefined && own !== '') return own;
  const day = new Date(firstDay + days * 86_400_000).toISOString().slice(0, 10);
  switch (column.type) {
    case 'date':
      return column.field === 'cert_to' || column.field === 'valid_until' ? '2029-12-31' : day;
    case 'datetime':
      return `2025-02-10 ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`;
    case 'money':
      return ['5000', '2000'][row] ?? '';
    case 'wan':
      return ['0.5', '0.2'][row] ?? '';
    case 'int':
    case 'num':
      return column.field === 'year' ? (['2023', '2024'][row] ?? '') : column.field === 'hours' ? '8' : String(row + 1);
    case 'duration':
      return '00:40:00';
    case 'bool':
      return '是';
    case 'people':
      return '张三(14049900001)、李四(14049900002)';
    case 'enum':
    case 'enums': {
      const values = Object.keys(codeLists[column.codes ?? 'party_type']);
      return (column.type === 'enums' ? ['罚款', '警告、罚款'][row] : values[Math.min(row, values.length - 1)]) ?? '';
    }
    case 'docno':
      return `（示例）${numbering[layout.id] ?? '商罚决字'}〔2025〕${row + 1}号`;
    default:
      return `示例${row + 1}`;
  }
}

const two = (n: number): string => String(n).padStart(2, '0');

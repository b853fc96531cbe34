import type { Column, Layout } from '../layouts/layout.ts';
import { registerExamples } from './examples-registers.ts';

/** What the two example rows have in a column; a single text stands for both. */
export type Pair = readonly [string, string] | string;

/**
 * Two acts of an agency that does not exist, told through all layouts: a penalty after an inspection (普通程序, reviewed twice, published on
 * two channels) and one on the spot (简易程序). Region 140499, its agencies, companies and certificates are invented; check characters are valid.
 */
const agency = { org_name: '示例县商务局', org_uscc: '111404990000000192' };
const source = { source_unit: agency.org_name, source_uscc: agency.org_uscc };
const party = {
  name: ['示例县甲商贸有限公司', '示例县乙家电维修店'],
  code: ['91140499MA00000A1D', '92140499MA00000B2E'],
} as const;
const partyType = ['法人及非法人组织', '个体工商户'] as const;
const caseNo = ['CF1404992025001', 'CF1404992025002'] as const;
const inspNo = ['JC1404992025001', 'JC1404992025002'] as const;
const penaltyNo = ['（示例）商罚决字〔2025〕1号', '（示例）商罚决字〔2025〕2号'] as const;
const licenceNo = ['（示例）商许准字〔2025〕1号', '（示例）商许准字〔2025〕2号'] as const;
const violation = ['发行单用途商业预付卡未按规定备案', '家电维修服务未明码标价'] as const;
const officers = '张三(14049900001)、李四(14049900002)';
const onSite = {
  start_at: ['2025-02-10 09:30:00', '2025-02-18 14:00:00'],
  end_at: ['2025-02-10 10:10:00', '2025-02-18 14:30:00'],
} as const;

const values: Readonly<Record<string, Readonly<Record<string, Pair>>>> = {
  orgs: {
    org_code: ['SW140499', 'SW140498'],
    name: ['示例县商务局', '示例县商务综合执法队'],
    uscc: ['111404990000000192', '11140499000000027W'],
    region: '140499',
    peer_group: '县区',
    parent_code: ['', 'SW140499'],
    is_enforcement: '是',
    created_on: ['2019-03-01', '2020-06-15'],
  },
  cases: {
    ...agency,
    case_no: caseNo,
    case_name: ['示例县甲商贸有限公司发行预付卡未按规定备案案', '示例县乙家电维修店未明码标价案'],
    insp_no: inspNo,
    party_name: party.name,
    party_type: partyType,
    party_code: party.code,
    violation,
    procedure: ['普通程序', '简易程序'],
    is_major: '否',
    filed_on: ['2025-02-12', ''],
    investigated_on: ['2025-03-10', ''],
    notice_on: ['2025-03-24', ''],
    waived: ['是', ''],
    decision_no: penaltyNo,
    decision_on: ['2025-03-31', '2025-02-18'],
    penalty_kinds: ['罚款', '警告、罚款'],
    fine: ['10000', '200'],
    served_on: ['2025-04-02', '2025-02-18'],
    service: '直接送达',
    closed_on: ['2025-04-21', '2025-02-21'],
    close_kind: '正常结案',
    archived_on: ['2025-05-12', '2025-03-10'],
    officers,
  },
  licences: {
    ...agency,
    licence_no: ['XK1404992025001', 'XK1404992025002'],
    item_name: '成品油零售经营资格审批',
    party_name: ['示例县丙加油站有限公司', '示例县丁加油站有限公司'],
    party_type: '法人及非法人组织',
    kind: '承诺件',
    applied_on: ['2025-02-10', '2025-03-03'],
    accepted_on: ['2025-02-12', '2025-03-05'],
    decision_no: licenceNo,
    decision_on: ['2025-02-24', '2025-03-14'],
    result: ['准予许可', '准予变更'],
    issued_on: ['2025-02-26', '2025-03-18'],
    is_major: '否',
    officers,
  },
  inspections: {
    ...agency,
    insp_no: inspNo,
    insp_type: ['日常检查', '个案检查'],
    task_source: ['双随机', '投诉举报'],
    task_no: ['SJ1404992025001', ''],
    item_name: ['单用途商业预付卡检查', '家电维修服务检查'],
    object_name: party.name,
    object_code: party.code,
    is_enterprise: '是',
    mode: '现场',
    insp_on: ['2025-02-10', '2025-02-18'],
    approved_by: '钱七',
    approved_at: ['2025-02-07 16:00:00', '2025-02-17 10:20:00'],
    urgent: '否',
    arrived_at: onSite.start_at,
    left_at: onSite.end_at,
    officers,
    result: ['立案', '责令当场改正'],
    case_no: caseNo,
    has_record: '是',
    published_on: ['2025-02-14', '2025-02-21'],
  },
  plan_tasks: {
    ...agency,
    task_no: ['SJ1404992025001', 'SJ1404992025002'],
    plan_no: 'JH2025001',
    object_name: ['示例县甲商贸有限公司', '示例县丙加油站有限公司'],
    object_code: [party.code[0], ''],
    drawn_on: '2025-01-20',
    due_on: '2025-06-30',
    object_state: '正常',
  },
  coercions: {
    ...agency,
    coercion_no: ['QZ1404992025001', 'QZ1404992025002'],
    case_no: [caseNo[0], caseNo[0]],
    class: ['强制措施', '强制执行'],
    kind: ['扣押财物', '加处罚款或者滞纳金'],
    party_name: party.name[0],
    decision_no: ['（示例）商强决字〔2025〕1号', '（示例）商强决字〔2025〕2号'],
    decision_on: ['2025-02-13', '2025-05-12'],
    implemented_at: ['2025-02-13 15:00:00', '2025-05-12 09:30:00'],
    ended_on: ['', '2025-05-19'],
    released_on: ['2025-03-10', ''],
    is_major: '否',
    officers,
  },
  reviews: {
    ...agency,
    ref_no: caseNo[0],
    round: ['1', '2'],
    act_type: '行政处罚',
    submitted_on: ['2025-03-11', '2025-03-18'],
    complex: '否',
    concluded_on: ['2025-03-14', '2025-03-21'],
    conclusion: ['退回', '同意'],
    reviewers: '王五(14049900003)',
  },
  documents: {
    case_no: caseNo[0],
    seq: ['1', '2'],
    kind: ['立案审批表', '现场检查笔录'],
    made_on: ['2025-02-12', '2025-02-10'],
    page_from: ['1', '3'],
    page_to: ['2', '5'],
  },
  duties: {
    ...agency,
    ...onSite,
    duty_no: ['HJ1404992025001', 'HJ1404992025002'],
    ref_no: [inspNo[0], caseNo[1]],
    scene: ['现场检查', '当场处罚'],
    need: '音像记录',
    officers,
  },
  recordings: {
    ...agency,
    ...onSite,
    rec_no: ['140499-20250210-0001', '140499-20250218-0001'],
    file_name: ['DSJ00001_20250210093000.MP4', 'DSJ00002_20250218140000.MP4'],
    device: ['DSJ00001', 'DSJ00002'],
    user_name: ['张三', '李四'],
    cert_no: ['14049900001', '14049900002'],
    media: '视频',
    duration: ['00:40:00', '00:30:00'],
    size: ['1610612736', '1207959552'],
    collected_at: ['2025-02-10 17:20:00', '2025-02-18 17:05:00'],
    label: '执法',
    ref_no: [inspNo[0], caseNo[1]],
    md5: ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'],
    hash_result: '通过',
  },
  disclosures: {
    ...agency,
    act_type: '行政处罚',
    subject_no: penaltyNo[0],
    channel: ['信用中国', '国家企业信用信息公示系统'],
    published_on: ['2025-04-07', '2025-04-09'],
  },
  credit_penalties: {
    ...agency,
    ...source,
    party_name: party.name,
    party_type: partyType,
    party_uscc: party.code,
    legal_rep: ['孙八', '周九'],
    decision_no: penaltyNo,
    violation,
    facts: ['发行单用途商业预付卡，未在规定期限内备案', '店内未标明维修服务的收费标准'],
    basis: '示例办法第十条',
    penalty_kinds: ['罚款', '警告、罚款'],
    content: ['罚款人民币壹万元', '警告；罚款人民币贰佰元'],
    fine: ['1', '0.02'],
    decision_on: ['2025-03-31', '2025-02-18'],
    valid_until: '2099-12-31',
    display_until: ['2028-03-31', '2028-02-18'],
    reported_on: ['2025-04-03', '2025-02-20'],
  },
  credit_licences: {
    ...agency,
    ...source,
    party_name: ['示例县丙加油站有限公司', '示例县丁加油站有限公司'],
    party_type: '法人及非法人组织',
    legal_rep: ['吴十', '郑十一'],
    doc_name: '准予行政许可决定书',
    decision_no: licenceNo,
    licence_class: '普通',
    cert_name: '成品油零售经营批准证书',
    cert_no: ['YP140499001', 'YP140499002'],
    content: ['成品油零售', '变更企业名称'],
    decision_on: ['2025-02-24', '2025-03-14'],
    valid_from: ['2025-02-24', '2025-03-14'],
    valid_until: ['2030-02-23', '2030-03-13'],
    state: '1',
    reported_on: ['2025-02-28', '2025-03-19'],
  },
  gsxt: {
    org_name: agency.org_name,
    decision_no: penaltyNo,
    violation,
    content: ['罚款人民币壹万元', '警告；罚款人民币贰佰元'],
    decision_on: ['2025-03-31', '2025-02-18'],
    published_on: ['2025-04-09', '2025-02-26'],
  },
  officers: {
    ...agency,
    name: ['张三', '李四'],
    post: ['四级主任科员', '一级科员'],
    cert_no: ['14049900001', '14049900002'],
    category: '商务综合执法',
    area: '示例县',
    cert_from: ['2023-06-01', '2024-03-15'],
    cert_to: ['2028-05-31', '2029-03-14'],
    status: '在岗',
    joined_on: ['2015-07-01', '2021-09-01'],
    published_on: '2025-01-10',
  },
  reviewers: {
    ...agency,
    name: ['王五', '赵六'],
    cert_no: ['14049900003', '14049900004'],
    lpq_no: ['A20181404990003', ''],
    first_on: ['2018-03-01', '2023-05-10'],
    active: '是',
  },
  trainings: {
    ...agency,
    training_no: 'PX2025001',
    held_on: '2025-03-13',
    name: ['张三', '李四'],
    cert_no: ['14049900001', '14049900002'],
    hours: '8',
    kind: '岗位',
  },
  appeals: {
    ...agency,
    appeal_no: ['示政复〔2025〕1号', '（2025）示0499行初1号'],
    kind: ['行政复议', '行政诉讼一审'],
    decision_no: penaltyNo[0],
    applied_on: ['2025-04-28', '2025-07-07'],
    decided_on: ['2025-06-25', '2025-10-15'],
    effective_on: ['2025-06-30', '2025-10-31'],
    result: '维持',
  },
  rectifications: {
    ...agency,
    rect_no: ['ZG1404992025001', 'ZG1404992025002'],
    issue: ['一件处罚决定超期未公示', '一件案卷缺少送达回证'],
    issued_on: '2025-05-12',
    due_on: '2025-06-12',
    done_on: ['2025-06-05', ''],
  },
  policies: {
    ...agency,
    code: ['P01', 'P02'],
    title: ['公示制度', '全过程记录制度'],
    status: '印发',
    issued_on: '2024-03-15',
    published_on: '2024-03-20',
    url: ['www.shilixian.example/zd/1.html', 'www.shilixian.example/zd/2.html'],
  },
  predisclosures: {
    ...agency,
    item: ['A1', 'A2'],
    item_name: ['执法主体', '执法人员'],
    applicable: '是',
    url: ['www.shilixian.example/gs/1.html', 'www.shilixian.example/gs/2.html'],
    published_on: '2024-01-10',
    updated_on: ['2025-01-10', '2025-02-17'],
  },
  annual_reports: {
    ...agency,
    year: ['2023', '2024'],
    published_on: ['2024-01-26', '2025-01-24'],
    url: ['www.shilixian.example/nb/2023.html', 'www.shilixian.example/nb/2024.html'],
  },
  ...registerExamples(agency, penaltyNo),
};

/** Two invented rows of a layout, by column, as a careful uploader would write them; a column without an entry is empty. */
export function exampleRows(layout: Layout): readonly [ReadonlyMap<Column, string>, ReadonlyMap<Column, string>] {
  const own = values[layout.id] ?? {};
  const stray = Object.keys(own).filter((field) => !layout.columns.some((c) => c.field === field));
  if (stray.length > 0) throw new Error(`examples of ${layout.id}: no field ${stray.join(', ')}`);
  const row = (i: 0 | 1) =>
    new Map(
      layout.columns.flatMap((column) => {
        const pair = own[column.field];
        const text = typeof pair === 'string' ? pair : (pair?.[i] ?? '');
        return text === '' ? [] : [[column, text] as const];
      }),
    );
  return [row(0), row(1)];
}

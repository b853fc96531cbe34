import { mapping } from '../mapping.ts';
import { inspectionResults } from './results.ts';

/** 互联网+监管: acts that are reported to the national supervision system. */

const agency = {
  org_name: { from: ['实施机构', '实施机构名称'] },
  org_uscc: { from: ['实施机构编码', '实施机构统一社会信用代码'] },
};
const party = ['行政相对人（单位/个人）', '行政相对人', '行政相对人名称'];
const partyCode = ['行政相对人（单位/个人）编码', '行政相对人编码', '行政相对人证件号码'];
/** 1 公民 2 法人 3 其他组织 */
const partyTypes = { '1': '自然人', '2': '法人及非法人组织', '3': '法人及非法人组织', 其他组织: '法人及非法人组织' };
/** records that the system was told to delete */
const deleted = { cd_operation: ['d'], 操作类型: ['d', '删除'] };

/** 行政检查行为. */
export const supervisionInspections = mapping({
  id: 'supervision-inspections',
  title: '互联网+监管 行政检查行为',
  source: '国家“互联网+监管”系统的行政检查行为信息',
  signs: [['监管事项目录编码', 'cd_operation']],
  feeds: [
    {
      table: 'inspections',
      unless: deleted,
      columns: {
        ...agency,
        insp_no: { from: ['检查行为编号', 'check_action_code'] },
        insp_type: {
          from: ['检查形式', 'check_form'],
          codes: { '1': '日常检查', '2': '专项检查', '01': '日常检查', '02': '专项检查' },
        },
        item_name: { from: ['检查行为名称', 'check_action_name'] },
        object_name: { filled: [...party, '监管对象'] },
        object_code: { from: partyCode },
        mode: { from: ['检查方式', 'check_mode'] },
        insp_on: { from: ['检查时间', 'check_date'] },
        officers: {
          people: [{ name: ['检查人员', 'check_personnel'], certificate: ['执法证号', 'check_personnel_code'] }],
        },
        result: { from: ['检查结果', 'check_result'], codes: inspectionResults },
      },
    },
  ],
});

/** 行政处罚行为: the case and, where its columns say something, the legal review. */
export const supervisionPenalties = mapping({
  id: 'supervision-penalties',
  title: '互联网+监管 行政处罚行为',
  source: '国家“互联网+监管”系统的行政处罚行为信息',
  signs: ['监管事项目录编码'],
  feeds: [
    {
      table: 'cases',
      unless: deleted,
      columns: {
        ...agency,
        case_no: { from: '处罚行为编号' },
        case_name: { from: '处罚行为名称' },
        insp_no: { from: '检查行为编号' },
        party_name: { filled: party },
        party_type: { from: '行政相对人性质', codes: partyTypes },
        party_code: { from: partyCode },
        procedure: { from: '处罚程序', codes: { '1': '简易程序', '2': '普通程序' } },
        is_major: { from: '是否重大案件' },
        filed_on: { from: ['处罚立案时间', '立案时间'] },
        discussed_on: { from: '集体讨论日期' },
        decision_no: { from: ['处罚文书号', '处罚决定书文号'] },
        decision_on: { from: ['作出行政处罚决定日期', '处罚决定日期'] },
        penalty_kinds: { from: '处罚种类' },
        fine: { from: '罚款金额' },
        closed_on: { from: ['结案情况—结案日期', '结案情况-结案日期', '结案日期'] },
        close_kind: {
          flags: { '结案情况—不予行政处罚': '不予处罚', '结案情况-不予行政处罚': '不予处罚' },
        },
      },
    },
    {
      table: 'reviews',
      when: ['法制审核日期', '法制审核意见'],
      unless: { ...deleted, 是否法制审核: ['否', '0', 'N'] },
      columns: {
        ...agency,
        ref_no: { from: '处罚行为编号' },
        round: { value: '1' },
        act_type: { value: '行政处罚' },
        concluded_on: { from: '法制审核日期', required: true },
        // 同意 with an object is still 同意; with a 但 or a second clause somebody has to read it
        conclusion: { from: '法制审核意见', pattern: '^\\s*(同意)[^，,。；;但不建变]{1,30}[。.]?\\s*$' },
      },
      absent: { submitted_on: '审核率、先审后定可以判定，审核是否按期（REV-05）无法判定' },
    },
  ],
});

/** 行政强制行为. */
export const supervisionCoercions = mapping({
  id: 'supervision-coercions',
  title: '互联网+监管 行政强制行为',
  source: '国家“互联网+监管”系统的行政强制行为信息',
  signs: ['监管事项目录编码'],
  feeds: [
    {
      table: 'coercions',
      unless: deleted,
      columns: {
        ...agency,
        coercion_no: { from: '强制行为编号' },
        case_no: { from: ['处罚行为编号', '案件编号'] },
        class: { from: '行政强制种类', codes: { 措施: '强制措施', 执行: '强制执行' } },
        kind: { filled: ['强制措施类型', '强制执行类型'] },
        party_name: { filled: party },
        decision_no: { from: ['强制决定书号', '强制决定书文号'] },
        decision_on: { from: ['强制决定日期', '作出强制决定日期', '决定日期'] },
        implemented_at: { from: ['实施强制措施的起始时间', '实施强制措施起始时间'] },
        released_on: { from: ['实施强制措施的结束时间', '实施强制措施结束时间'] },
      },
      absent: { decision_on: '不知道决定日期，公示、审核等自决定之日起算的指标无法判定' },
    },
  ],
});

import type { FieldSource } from '../mapping.ts';
import { mapping } from '../mapping.ts';

/** The municipal system in which penalty cases are handled: its base table, and the one of cases by simple procedure. */

const agency = {
  org_name: { from: ['执法主体名称', '执法主体', '执法部门名称', '执法部门', '办案机关', '办案单位', '所属主体'] },
  org_uscc: { from: ['执法主体统一社会信用代码', '执法主体代码', '办案机关统一社会信用代码'] },
};

/** 1 公民 2 法人 9 其他组织; a sole trader is registered as one of these and marked. */
const party = {
  party_name: { filled: ['当事人名称', '单位名称', '公民姓名', '字号'] },
  party_type: {
    filled: [{ flags: { 是否个体户: '个体工商户' } }, '当事人类型'],
    codes: { '1': '自然人', '2': '法人及非法人组织', '9': '法人及非法人组织', 其他组织: '法人及非法人组织' },
  },
  party_code: {
    filled: [{ when: '单位名称', from: '统一社会信用代码' }, '证件号码', '公民证件号码', '统一社会信用代码'],
  },
} satisfies Record<string, FieldSource>;

const penalties = {
  flags: {
    是否警告: '警告',
    是否通报批评: '通报批评',
    是否罚款: '罚款',
    是否没收违法所得: '没收违法所得',
    是否没收非法财物: '没收非法财物',
    是否暂扣: '暂扣许可证件',
    是否暂扣许可证件: '暂扣许可证件',
    是否降低资质等级: '降低资质等级',
    是否吊销: '吊销许可证件',
    是否吊销许可证件: '吊销许可证件',
    是否责令停产停业: '责令停产停业',
    是否行政拘留: '行政拘留',
  },
};

const officers = {
  people: [{ name: ['执法人员姓名', '执法人员', '办案人员', '承办人'], certificate: ['执法证号', '执法人员证号'] }],
};

const deleted = { 数据删除标识: ['1', '是'] };

/** 案件基础表: cases by ordinary procedure, each with its legal review. */
export const caseSystem = mapping({
  id: 'case-system',
  title: '市级行政执法监督平台案件基础表',
  source: '行政执法监督平台（办案系统）导出的普通程序案件，任意列的子集',
  note: '案件基础表里的案件按普通程序读；数据删除标识为 1 的不读，计入非数据行',
  signs: ['是否警告', '是否罚款', '立案日期'],
  ahead: true,
  feeds: [
    {
      table: 'cases',
      unless: deleted,
      columns: {
        ...agency,
        ...party,
        case_no: { from: ['案件编号', '立案号'] },
        case_name: { from: '案件名称' },
        insp_no: { from: '检查单号' },
        violation: { from: ['案由', '违法行为', '职权名称'] },
        procedure: [{ from: ['程序类型', '处罚程序', '适用程序'] }, { value: '普通程序' }],
        is_major: { from: ['是否属于重大案件', '是否重大案件'] },
        filed_on: { from: ['立案日期', '立案批准日期'] },
        investigated_on: { from: '调查终结日期' },
        preserved_on: { from: ['先行登记日期', '先行登记保存日期'] },
        notice_on: { from: ['行政处罚事先告知书送达日期', '事先告知书送达日期'] },
        hearing_on: { from: '听证举行日期' },
        discussed_on: { from: '集体讨论日期' },
        decision_no: { from: ['行政处罚决定书文号', '决定书文号'] },
        decision_on: { from: ['行政处罚决定书日期', '决定书日期', '行政处罚决定日期', '决定日期'] },
        penalty_kinds: penalties,
        fine: { from: '罚款金额' },
        confiscated: { sum: ['没收违法所得金额', '没收非法财物金额'] },
        served_on: { from: ['决定书送达日期', '行政处罚决定书送达日期'] },
        service: { from: ['决定书送达方式', '送达方式'] },
        closed_on: { from: '结案日期' },
        close_kind: { from: '结案状态' },
        archived_on: { from: '归档日期' },
        ext_days: { from: '同意延期天数' },
        officers,
        revoked_on: { from: ['撤销原处罚决定日期', '撤销原决定日期'] },
      },
    },
    {
      table: 'reviews',
      when: ['法制审核日期', '法制审核结果', '法制审核人员意见'],
      unless: deleted,
      columns: {
        ...agency,
        ref_no: { from: ['案件编号', '立案号'] },
        round: { value: '1' },
        act_type: { value: '行政处罚' },
        submitted_on: { from: ['送审日期', '提交审核日期'] },
        concluded_on: { from: '法制审核日期', required: true },
        conclusion: { from: ['法制审核结果', '法制审核人员意见'] },
        reviewers: { people: [{ name: ['法制审核人员姓名', '法制审核人员'] }] },
      },
      absent: { submitted_on: '审核率、先审后定可以判定，审核是否按期（REV-05）无法判定' },
    },
  ],
});

/** 简易案件: decided on the spot. */
export const simpleCases = mapping({
  id: 'case-system-simple',
  title: '市级行政执法监督平台简易案件表',
  source: '行政执法监督平台（办案系统）导出的简易程序案件',
  note: '简易案件表里的案件按简易程序读；数据删除标识为 1 的不读，计入非数据行',
  signs: ['是否警告', '是否罚款', '是否作出处罚'],
  ahead: true,
  feeds: [
    {
      table: 'cases',
      unless: deleted,
      columns: {
        ...agency,
        ...party,
        case_no: { from: '案件编号' },
        case_name: { from: '案件名称' },
        violation: { from: ['案由', '违法行为', '职权名称'] },
        procedure: { value: '简易程序' },
        decision_no: { from: ['决定书文号', '当场处罚决定书文号', '行政处罚决定书文号'] },
        decision_on: { from: ['决定书日期', '当场处罚决定书日期', '决定日期'] },
        penalty_kinds: penalties,
        fine: { from: '罚款金额' },
        close_kind: {
          from: '是否作出处罚',
          codes: { '1': '', 作出: '', 是: '', '2': '不予处罚', 不予: '不予处罚', 否: '不予处罚' },
        },
        officers,
      },
    },
  ],
});

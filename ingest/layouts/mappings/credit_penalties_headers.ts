import { mapping } from '../mapping.ts';
import { partyTypes } from './credit-columns.ts';

/** Columns that every Chinese export of penalties has under the same headers. */
const common = {
  violation: { from: ['违法行为类型', '违法行为'] },
  facts: { from: ['违法事实', '主要违法事实'] },
  basis: { from: ['处罚依据', '行政处罚依据'] },
  penalty_kinds: { from: ['处罚类别', '处罚种类', '行政处罚类别'] },
  content: { from: ['处罚内容', '处罚结果', '行政处罚内容'] },
  fine: { from: ['罚款金额（万元）', '处罚金额（万元）'] },
  confiscated: {
    from: [
      '没收违法所得、没收非法财物的金额（万元）',
      '没收违法所得、没收非法财务的金额（万元）',
      '没收违法所得、没收非法财物金额（万元）',
      '没收金额（万元）',
    ],
  },
  licence_affected: { from: ['暂扣或吊销证照名称及编号', '暂扣或吊销执照名称及编号'] },
  valid_until: { from: ['处罚有效期', '处罚有效期限'] },
  display_until: { from: ['公示截止期', '公示截止日期', '公示期限'] },
};

/**
 * 双公示 行政处罚 whose required columns go by other names than the template's. A list of penalties is a report to the credit platform only
 * where it has that platform's own columns: the signs.
 */
export const creditPenaltiesHeaders = mapping({
  id: 'credit-penalties-headers',
  title: '双公示行政处罚（列名有出入）',
  source: '各地信用信息平台导出的行政处罚信息，必填列的名称与标准模板不同',
  signs: [
    ['处罚有效期', '处罚有效期限'],
    ['数据来源单位', '数据来源单位名称'],
  ],
  feeds: [
    {
      table: 'credit_penalties',
      columns: {
        ...common,
        party_name: {
          from: [
            '行政相对人名称',
            '相对人名称',
            '行政相对人',
            '行政相对人姓名',
            '行政相对人名称（姓名）',
            '当事人名称',
            '被处罚单位名称',
            '被处罚人名称',
            '姓名',
          ],
        },
        party_type: { from: ['行政相对人类别', '相对人类别', '行政相对人类型'], codes: partyTypes },
        party_uscc: {
          from: [
            '行政相对人代码_1（统一社会信用代码）',
            '行政相对人代码1',
            '行政相对人统一社会信用代码',
            '统一社会信用代码',
          ],
        },
        code_2: { from: ['行政相对人代码_2（工商注册号）', '行政相对人代码_2（工商登记码）', '工商注册号'] },
        code_3: { from: ['行政相对人代码_3（组织机构代码）', '组织机构代码'] },
        code_4: { from: ['行政相对人代码_4（税务登记号）', '税务登记号'] },
        code_5: { from: ['行政相对人代码_5（事业单位证书号）', '事业单位证书号'] },
        code_6: { from: ['行政相对人代码_6（社会组织登记证号）', '社会组织登记证号'] },
        legal_rep: { from: ['法定代表人', '法定代表人姓名', '法定代表人（负责人）'] },
        legal_rep_id: { from: ['法定代表人身份证号', '法定代表人证件号码'] },
        id_kind: { from: ['证件类型', '行政相对人证件类型'] },
        id_no: { from: ['证件号码', '身份证号', '行政相对人证件号码'] },
        decision_no: {
          from: [
            '行政处罚决定书文号',
            '决定书文号',
            '处罚决定文书号',
            '处罚决定书文号',
            '行政处罚决定文书号',
            '行政处罚决定书号',
            '行政处罚决定书编号',
          ],
        },
        decision_on: {
          from: [
            '处罚决定日期',
            '行政处罚决定日期',
            '作出处罚决定日期',
            '作出行政处罚决定日期',
            '决定日期',
            '处罚日期',
          ],
        },
        org_name: { from: ['处罚机关', '处罚机关名称', '行政处罚机关', '作出处罚决定的机关', '处罚实施机关'] },
        org_uscc: { from: ['处罚机关统一社会信用代码', '处罚机关代码', '行政处罚机关统一社会信用代码'] },
        source_unit: { from: ['数据来源单位', '数据来源单位名称'] },
        source_uscc: { from: ['数据来源单位统一社会信用代码', '数据来源单位代码'] },
        remark: { from: '备注' },
        reported_on: { from: ['报送日期', '上报日期', '入库日期', '报送时间'] },
      },
    },
  ],
});

/** The penalties that a page of 信用中国 shows of one party: the party is the page's, not the table's. */
export const creditChinaPage = mapping({
  id: 'creditchina-page',
  title: '信用中国网页导出的行政处罚',
  source: '信用中国网站某一主体页面上导出的行政处罚表',
  note: '信用中国网页导出的表不列行政相对人名称；同一文号只计一条',
  signs: ['数据来源'],
  feeds: [
    {
      table: 'credit_penalties',
      columns: {
        ...common,
        decision_no: { from: ['行政处罚决定书文号', '决定书文号'] },
        decision_on: { from: '处罚决定日期' },
        org_name: { from: '处罚机关' },
        org_uscc: { from: '处罚机关统一社会信用代码' },
        source_unit: { from: '数据来源' },
        source_uscc: { from: '数据来源单位统一社会信用代码' },
      },
      absent: { party_name: '是否报送双公示可以判定，当事人与办案台账是否一致无法判定' },
    },
  ],
});

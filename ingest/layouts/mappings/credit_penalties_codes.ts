import { mapping } from '../mapping.ts';
import { coded, partyColumns, partyTypes } from './credit-columns.ts';

const decision = {
  decision_no: coded('CF_WSH'),
  violation: coded('CF_WFXW'),
  facts: coded('CF_SY'),
  basis: coded('CF_YJ'),
  penalty_kinds: coded('CF_CFLB'),
  content: coded('CF_NR', 'CF_JG'),
  fine: coded('CF_NR_FK'),
  confiscated: coded('CF_NR_WFFF'),
  licence_affected: coded('CF_NR_ZKDX'),
  decision_on: coded('CF_JDRQ'),
  valid_until: coded('CF_YXQ'),
  display_until: coded('CF_GSJZQ'),
  org_name: coded('CF_CFJG', 'CF_XZJG'),
  org_uscc: coded('CF_CFJGDM'),
  source_unit: coded('CF_SJLY'),
  source_uscc: coded('CF_SJLYDM'),
  remark: coded('BZ', 'CF_BZ'),
  reported_on: { from: ['报送日期', '上报日期', '入库日期'] },
};

/** 双公示 行政处罚, generation of 2018, with column codes. */
export const creditPenaltiesCodes = mapping({
  id: 'credit-penalties-codes',
  title: '双公示行政处罚（2018版，列名为代码）',
  source: '信用信息平台按数据项代码导出的法人及非法人组织、个体工商户行政处罚信息',
  feeds: [{ table: 'credit_penalties', columns: { ...partyColumns('CF'), ...decision } }],
});

/** The same for natural persons: no codes of organisations, so the kind of party is known though no column names it. */
export const creditPenaltiesPersons = mapping({
  id: 'credit-penalties-persons',
  title: '双公示行政处罚（自然人，列名为代码）',
  source: '信用信息平台按数据项代码导出的自然人行政处罚信息',
  signs: [['CF_XDR_ZJHM', 'cf_xdr_zjhm']],
  feeds: [
    {
      table: 'credit_penalties',
      columns: {
        ...decision,
        party_name: coded('CF_XDR_MC'),
        party_type: [{ ...coded('CF_XDR_LB'), codes: partyTypes }, { value: '自然人' }],
        id_kind: coded('CF_XDR_ZJLX'),
        id_no: coded('CF_XDR_ZJHM'),
      },
    },
  ],
});

/** The layout of 2015–2017 that archives still hold. */
export const creditPenalties2015 = mapping({
  id: 'credit-penalties-2015',
  title: '双公示行政处罚（2015—2017版）',
  source: '信用信息平台 2015—2017 年导出的行政处罚信息，处罚类别分两列',
  signs: [['CF_CFLB1', 'cf_cflb1', '处罚类别1']],
  feeds: [
    {
      table: 'credit_penalties',
      columns: {
        decision_no: { from: ['CF_WSH', 'cf_wsh', '行政处罚决定书文号'] },
        violation: { from: ['CF_CFMC', 'cf_cfmc', '处罚名称'] },
        penalty_kinds: {
          list: [
            ['CF_CFLB1', 'cf_cflb1', '处罚类别1'],
            ['CF_CFLB2', 'cf_cflb2', '处罚类别2'],
          ],
        },
        facts: { from: ['CF_SY', 'cf_sy', '处罚事由'] },
        basis: { from: ['CF_YJ', 'cf_yj', '处罚依据'] },
        party_name: { from: ['CF_XDR_MC', 'cf_xdr_mc', '行政相对人名称'] },
        party_uscc: { from: ['CF_XDR_SHXYM', 'cf_xdr_shxym'] },
        code_2: { from: ['CF_XDR_GSDJ', 'cf_xdr_gsdj'] },
        code_3: { from: ['CF_XDR_ZDM', 'cf_xdr_zdm'] },
        code_4: { from: ['CF_XDR_SWDJ', 'cf_xdr_swdj'] },
        id_no: { from: ['CF_XDR_SFZ', 'cf_xdr_sfz'] },
        legal_rep: { from: ['CF_FR', 'cf_fr', '法定代表人姓名'] },
        content: { from: ['CF_JG', 'cf_jg', '处罚结果'] },
        decision_on: { from: ['CF_JDRQ', 'cf_jdrq', '处罚决定日期'] },
        org_name: { from: ['CF_XZJG', 'cf_xzjg', '处罚机关'] },
        remark: { from: ['BZ', 'bz', '备注'] },
      },
    },
  ],
});

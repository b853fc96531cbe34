import { mapping } from '../mapping.ts';
import { coded, partyColumns } from './credit-columns.ts';

/** 双公示 行政许可, generation of 2018, with column codes. */
export const creditLicencesCodes = mapping({
  id: 'credit-licences-codes',
  title: '双公示行政许可（2018版，列名为代码）',
  source: '信用信息平台按数据项代码导出的行政许可信息',
  feeds: [
    {
      table: 'credit_licences',
      columns: {
        ...partyColumns('XK'),
        doc_name: coded('XK_XKWS'),
        decision_no: coded('XK_WSH'),
        // what follows “其他-” says what else it is
        licence_class: { ...coded('XK_XKLB'), pattern: '^\\s*(其他)\\s*[-—－:：]' },
        cert_name: coded('XK_XKZS'),
        cert_no: coded('XK_XKBH'),
        content: coded('XK_NR'),
        decision_on: coded('XK_JDRQ'),
        valid_from: coded('XK_YXQZ'),
        valid_until: coded('XK_YXQZI'),
        org_name: coded('XK_XKJG'),
        org_uscc: coded('XK_XKJGDM'),
        state: coded('XK_ZT'),
        source_unit: coded('XK_LYDW'),
        source_uscc: coded('XK_LYDWDM'),
        remark: coded('BZ', 'XK_BZ'),
        reported_on: { from: ['报送日期', '上报日期', '入库日期'] },
      },
    },
  ],
});

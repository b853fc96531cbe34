import { layout } from './layout.ts';

/** 处罚案件补充登记. Natural key: 案件编号. What a case system knows of a penalty case beyond 行政处罚办案台账. */
export const caseDetails = layout({
  id: 'case_details',
  title: '处罚案件补充登记',
  file: '处罚案件补充登记.csv',
  further: true,
  key: ['case_no'],
  columns: [
    { field: 'case_no', header: '案件编号', type: 'key', required: true },
    { field: 'org_name', header: '登记单位', synonyms: ['办案单位'], type: 'name', agency: true },
    { field: 'org_uscc', header: '登记单位统一社会信用代码', synonyms: ['登记单位代码', '登记单位信用代码'], type: 'uscc', agency: true },
    { field: 'recorded_on', header: '登记日期', synonyms: ['填报日期'], type: 'date', required: true, hidden: 'row' },
    { field: 'ended_on', header: '违法行为终了日期', synonyms: ['违法行为终了时间'], type: 'date' },
    { field: 'found_on', header: '违法行为发现日期', synonyms: ['发现日期'], type: 'date', hidden: 'value' },
    { field: 'grave', header: '是否涉及生命健康金融安全', type: 'bool' },
    { field: 'filing_by', header: '立案批准人', synonyms: ['立案审批人'], type: 'name' },
    { field: 'filing_approved_on', header: '立案批准日期', synonyms: ['立案审批日期'], type: 'date', hidden: 'value' },
    { field: 'hearing_told_on', header: '听证告知日期', synonyms: ['听证权利告知日期'], type: 'date', hidden: 'value' },
    { field: 'has_range', header: '是否有裁量幅度', type: 'bool' },
    { field: 'discretion', header: '裁量依据', synonyms: ['裁量基准依据'], type: 'text' },
    { field: 'reported_on', header: '当场处罚备案日期', type: 'date', hidden: 'value' },
    { field: 'pay_due_on', header: '缴款期限', synonyms: ['缴纳期限'], type: 'date' },
    { field: 'paid_on', header: '缴清日期', synonyms: ['履行完毕日期'], type: 'date', hidden: 'value' },
    { field: 'instalment_until', header: '分期延期缴纳至', synonyms: ['暂缓分期期限'], type: 'date' },
    { field: 'enforced_on', header: '催告或申请执行日期', type: 'date', hidden: 'value' },
    { field: 'added_fine', header: '加处罚款金额（元）', type: 'money' },
    { field: 'added_days', header: '加处罚款天数', synonyms: ['加处天数'], type: 'int' },
  ],
});

import { mapping } from '../mapping.ts';
import { inspectionResults } from './results.ts';

/** Penalties on the enterprise information system with their state: 1 公示 2 暂存 0 历史. What is only stored has not been published. */
export const gsxtStates = mapping({
  id: 'gsxt-states',
  title: '国家企业信用信息公示系统行政处罚（带公示状态）',
  source: '国家企业信用信息公示系统部门端导出的行政处罚信息',
  note: '公示状态为“2 暂存”的还没有公示，不读作公示记录，计入非数据行',
  signs: [['公示状态', '公示标志', 'publishStatus']],
  ahead: true,
  feeds: [
    {
      table: 'gsxt',
      unless: Object.fromEntries(
        ['公示状态', '公示标志', 'publishStatus'].map((header) => [header, ['2', '暂存', '2暂存', '2-暂存']]),
      ),
      columns: {
        decision_no: { from: ['决定书文号', 'penDecNo'] },
        violation: { from: ['违法行为类型', 'illegActType'] },
        content: { from: ['行政处罚内容', 'penContent'] },
        org_name: { from: ['决定机关名称', 'penAuth_CN'] },
        decision_on: { from: ['处罚决定日期', 'penDecIssDate'] },
        published_on: { from: ['公示日期', 'publicDate'] },
      },
    },
  ],
});

/** The public list of results of random checks; it names the task, not always the enterprise. */
export const gsxtInspections = mapping({
  id: 'gsxt-inspections',
  title: '国家企业信用信息公示系统抽查结果',
  source: '国家企业信用信息公示系统公示的“双随机、一公开”抽查结果表',
  note: '检查编号由抽查任务编号与主体代码（没有的用序号）合成',
  feeds: [
    {
      table: 'inspections',
      columns: {
        insp_no: [
          { join: ['抽查任务编号', ['统一社会信用代码', '统一社会信用代码/注册号', '注册号']] },
          { join: ['抽查任务编号', '序号'] },
        ],
        task_no: { from: '抽查任务编号', required: true },
        task_source: { value: '双随机' },
        item_name: { from: ['抽查事项', '抽查任务名称'] },
        org_name: { from: '抽查机关' },
        object_name: { from: ['企业名称', '市场主体名称', '经营主体名称', '抽查对象'] },
        object_code: { from: ['统一社会信用代码', '统一社会信用代码/注册号'] },
        insp_on: { from: ['抽查完成日期', '抽查日期'] },
        result: { from: '抽查结果', codes: inspectionResults },
      },
      absent: { object_name: '能计入检查，不能按企业统计检查频次' },
    },
  ],
});

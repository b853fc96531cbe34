import { mapping } from '../mapping.ts';

const days = ['培训日期', '培训时间', '日期'];
const subjects = ['培训主题', '主题', '培训内容', '培训班名称'];

/**
 * Who attended which training, without a number of the training: day and subject are its number. One person a row. By its header alone it would be
 * a list of reviewers.
 */
export const trainingAttendance = mapping({
  id: 'training-attendance',
  title: '培训签到表',
  source: '按期次登记的培训参训名单，一行一人',
  note: '没有培训编号，以培训日期与培训主题合成',
  signs: [subjects, ['学时', '培训学时', '学时数']],
  ahead: true,
  feeds: [
    {
      table: 'trainings',
      columns: {
        training_no: { join: [days, subjects] },
        held_on: { from: days },
        org_name: { from: ['单位', '工作单位', '所在单位'] },
        org_uscc: { from: ['单位统一社会信用代码', '单位代码'] },
        name: { from: ['姓名', '参训人员', '参训人员姓名', '学员姓名'] },
        cert_no: { from: ['证件编号', '执法证号', '执法证件编号'] },
        hours: { from: ['学时', '培训学时', '学时数'] },
        kind: { from: ['培训类型', '培训类别'] },
      },
    },
  ],
});

/** Appeals and lawsuits as the legal office or the court lists them. */
export const appealRegister = mapping({
  id: 'appeal-register',
  title: '复议应诉案件登记表',
  source: '复议机构、法院或者法制科的复议、应诉案件登记',
  feeds: [
    {
      table: 'appeals',
      columns: {
        appeal_no: { from: ['案号', '复议案号', '诉讼案号'] },
        kind: {
          from: ['类型', '案件类型', '审级', '程序'],
          codes: { 申请复议: '行政复议', 复议案件: '行政复议', 一审案件: '行政诉讼一审', 二审案件: '行政诉讼二审' },
        },
        org_name: { from: ['被申请机关', '被申请人', '被告', '被告机关', '被申请人/被告'] },
        decision_no: { from: ['原行为文号', '原决定书文号', '被诉行政行为文号', '被复议行为文号'] },
        applied_on: { from: ['申请日期', '立案日期', '申请/立案日期', '受理日期'] },
        decided_on: { from: ['办结日期', '结案日期', '裁判日期', '审结日期'] },
        effective_on: { from: '生效日期' },
        result: {
          from: ['结果', '办理结果', '裁判结果', '复议结果', '诉讼结果'],
          codes: {
            判决驳回诉讼请求: '维持',
            驳回原告诉讼请求: '维持',
            驳回复议申请: '驳回',
            驳回复议请求: '驳回',
            判决撤销: '撤销',
            撤销原行为: '撤销',
            判决确认违法: '确认违法',
            限期履行: '责令履行',
          },
        },
      },
    },
  ],
});

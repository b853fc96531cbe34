/** What a column wants to be told about beyond its type, by layout and field (Chinese); after the notes of `layouts.md` §7. */
export const fieldNotes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cases: {
    insp_no: '由检查发现的案件填检查编号，与《行政检查台账》一致',
    decision_no: '与《公示台账》《双公示-行政处罚》中的文号一致，才能对上公示',
  },
  inspections: {
    task_no: '双随机检查填任务编号，与《双随机抽查任务台账》一致',
    case_no: '由检查立案的填案件编号',
  },
  coercions: { case_no: '与《行政处罚办案台账》一致' },
  reviews: {
    ref_no: '处罚填案件编号，许可填办件编号，强制填强制编号',
    round: '同一件每送审一次一行：1、2、3……',
  },
  documents: { case_no: '与《行政处罚办案台账》一致；一份文书一行，同一种文书可以有几行' },
  duties: { ref_no: '案件编号、检查编号或强制编号' },
  recordings: {
    media: '日志可以填，但不计入指标',
    size: '单位：字节',
    ref_no: '案件编号、检查编号或强制编号',
  },
  disclosures: {
    subject_no: '行政检查没有文号的填检查编号',
    channel: '同一件在几个渠道公示的，一个渠道一行',
  },
  credit_licences: { state: '1为有效，2为无效' },
  policies: {
    code: 'P01公示制度、P02全过程记录制度、P03法制审核办法、P04行政执法事项清单、P05随机抽查事项清单、P06行政执法人员清单、P07音像记录事项清单、P08法制审核目录清单、P09行政执法流程图、P10全过程记录流程图、P11法制审核流程图、P12服务指南；S01公开信息审核纠错、S02动态调整、S03持证上岗和资格管理、S04执法文书与案卷标准、S05执法信息归档、S06音像设备管理、S07记录信息管理使用、S08法制审核人员培训、S09法律顾问和公职律师',
  },
  service_guides: { preference: '没有优惠政策的写“本事项没有优惠政策”，空着或者写“无”看不出是否漏写' },
  on_site: { ref_no: '检查编号或强制编号' },
  milestones: { code: 'M1制定方案并备案、M2制定修订文件清单、M3总结评估；C1汇编成册、C2网站专栏公开、C3报送备案' },
  devices: { issued_on: '同一台设备换人领用的，一次领用一行', drift: '不论快慢，填绝对值' },
  predisclosures: {
    item: 'A1主体、A2人员、A3职责、A4权限、A5随机抽查事项清单、A6依据、A7程序、A8监督方式、A9救济渠道',
  },
};

/** The note of a column; empty where its name and type say enough. */
export function fieldNote(layout: string, field: string): string {
  return fieldNotes[layout]?.[field] ?? '';
}

import { mapping } from '../mapping.ts';

const department = ['部门证件号', '部门证件证件号', '部门执法证号'];
const local = [
  '市级（地方）证件号',
  '市级证件号',
  '地方证件号',
  '市级（地方）证件证件号',
  '市级证件证件号',
  '地方证件证件号',
];

/** The register of a supervision platform: two certificates a person, the department's and the local one. Supervisors are no officers. */
export const officerRegister = mapping({
  id: 'officer-register',
  title: '执法人员管理平台人员库',
  source: '行政执法监督平台导出的人员信息：部门证、地方证各一套证号和日期',
  note: '有部门证的以部门证为准，没有的以地方证为准；人员类型为“02 监督人员”的不是执法人员，计入非数据行',
  signs: [department],
  ahead: true,
  feeds: [
    {
      table: 'officers',
      unless: { 人员类型: ['02', '2', '监督人员', '02监督人员'] },
      columns: {
        name: { from: ['姓名', '人员姓名'] },
        org_name: { from: ['工作单位', '单位', '所属主体', '委托组织', '所在单位'] },
        org_uscc: { from: ['单位统一社会信用代码', '工作单位统一社会信用代码'] },
        post: { from: ['职务', '职务级别'] },
        cert_no: { filled: [...department, ...local] },
        category: { from: '执法类别' },
        area: { from: '执法区域' },
        cert_from: { filled: dates(['申领日期', '领证日期', '发证日期']) },
        cert_to: { filled: dates(['有效截至日期', '有效截止日期', '有效期至']) },
        status: { from: ['人员状态', '状态'] },
        published_on: { from: ['公开日期', '公示日期'] },
      },
    },
  ],
});

/** The date of the certificate that counts: the department's wherever it has a number. */
function dates(names: readonly string[]) {
  return [
    { when: department, from: names.map((name) => `部门证件${name}`) },
    {
      when: local,
      from: names.flatMap((name) => [`市级（地方）证件${name}`, `市级证件${name}`, `地方证件${name}`]),
    },
  ];
}

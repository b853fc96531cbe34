import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { layoutById } from '../layouts/index.ts';
import { keyText } from '../changes/natural-key.ts';
import { onRejectedRow, rejectedRows } from './rejected-numbers.ts';
import { notImported, titles, type OpenLinkKind, type Present } from './rule.ts';

/** A column that holds the number of a row elsewhere. */
interface Pointer {
  readonly kind: OpenLinkKind;
  readonly layout: string;
  readonly field: string;
  /** layout → field that may have the number */
  readonly targets: Readonly<Record<string, string>>;
  /** which rows point, as SQL over `s` */
  readonly where?: string;
  /** what comes of it, and what would settle it */
  readonly remedy: string;
}

const acts = { cases: 'case_no', inspections: 'insp_no', coercions: 'coercion_no' };

const pointers: readonly Pointer[] = [
  {
    kind: 'recording_number_unknown',
    layout: 'recordings',
    field: 'ref_no',
    targets: { duties: 'ref_no', ...acts },
    where: `s.media <> '日志' AND s.deleted_at IS NULL`,
    remedy: '不能确定记录的是哪件执法，未作关联；请核对编号，或者补报所属的案件、检查、强制',
  },
  {
    kind: 'duty_number_unknown',
    layout: 'duties',
    field: 'ref_no',
    targets: acts,
    remedy: '不能确定是哪件执法的环节，仍按环节本身统计；请核对编号，或者补报所属的案件、检查、强制',
  },
  {
    kind: 'review_unknown',
    layout: 'reviews',
    field: 'ref_no',
    targets: { cases: 'case_no', licences: 'licence_no', coercions: 'coercion_no' },
    remedy: '不能确定审核的是哪件决定，该轮审核不计入任何决定；请核对编号，或者补报所审的案件、许可、强制',
  },
  {
    kind: 'document_case_unknown',
    layout: 'documents',
    field: 'case_no',
    targets: { cases: 'case_no' },
    // an agency comes with the case: see link/children.ts
    where: 's.org IS NULL',
    remedy: '该文书不计入任何案卷；请核对编号，或者补报该案件',
  },
  {
    kind: 'inspection_task_unknown',
    layout: 'inspections',
    field: 'task_no',
    targets: { plan_tasks: 'task_no' },
    remedy: '该检查不算完成任何抽查任务；请核对编号，或者补报该任务',
  },
  {
    kind: 'inspection_case_unknown',
    layout: 'inspections',
    field: 'case_no',
    targets: { cases: 'case_no' },
    remedy: '检查与案件的关联未定；请核对编号，或者补报该案件',
  },
  {
    kind: 'case_inspection_unknown',
    layout: 'cases',
    field: 'insp_no',
    targets: { inspections: 'insp_no' },
    remedy: '案件与检查的关联未定；请核对编号，或者补报该检查',
  },
  {
    kind: 'coercion_case_unknown',
    layout: 'coercions',
    field: 'case_no',
    targets: { cases: 'case_no' },
    remedy: '强制与案件的关联未定；请核对编号，或者补报该案件',
  },
];

/** Numbers that are the number of no row, whether known by the as-of day or not. */
export async function listNumberLinks(engine: Engine, present: Present): Promise<void> {
  for (const pointer of pointers) {
    const targets = Object.entries(pointer.targets);
    const read = targets.filter(([layout]) => present.has(layout));
    if (!present.has(pointer.layout) || read.length === 0) continue;
    await engine.run(`INSERT INTO all_open_links ${select(pointer, read, present)}`);
  }
}

function select(pointer: Pointer, targets: readonly [string, string][], present: Present): string {
  const layout = layoutById(pointer.layout);
  const column = layout.columns.find((c) => c.field === pointer.field);
  if (!column) throw new Error(`layout ${layout.id}: no field ${pointer.field}`);
  const field = `s.${identifier(pointer.field)}`;
  const where = pointer.where === undefined ? '' : `AND ${pointer.where}`;
  const nowhere = targets.map(
    ([id, target]) => `ANTI JOIN ${identifier(`all_${id}`)} t_${id} ON t_${id}.${identifier(target)} = ${field}`,
  );
  const ids = Object.keys(pointer.targets);
  const places = titles(ids.filter((id) => present.has(id)));
  return `SELECT ${literal(pointer.kind)}, ${literal(layout.id)}, s.file, s.record, s.org, ${keyText(layout, 's')}, ${field}, 0,
      ${literal(`「${column.header}」填写为“`)} || ${field} || '”，' || CASE WHEN x.number IS NOT NULL THEN '这个编号' || ${onRejectedRow('x.place')}
        ELSE ${literal(`${places}中没有这个编号${notImported(ids, present)}，${pointer.remedy}`)} END
    FROM (SELECT * FROM ${identifier(layout.id)} s WHERE ${field} IS NOT NULL ${where}) s ${nowhere.join(' ')}
    LEFT JOIN (${rejectedRows(targets)}) x ON x.number = ${field}`;
}

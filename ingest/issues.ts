import type { Engine } from '../src/lib/engine/engine.ts';
import type { SourceFile } from '../src/lib/snapshot/manifest.ts';
import { codeLists } from './layouts/codes.ts';
import { layouts } from './layouts/index.ts';
import type { Column } from './layouts/layout.ts';

/** `issues(file, record, layout, field, raw, code, severity, kept_file, kept_record)`: what was found wrong with rows and cells. */
export async function createIssues(engine: Engine): Promise<void> {
  await engine.run(
    `CREATE TABLE issues (file INTEGER, record BIGINT, layout VARCHAR, field VARCHAR, raw VARCHAR, code VARCHAR, severity VARCHAR,
     kept_file INTEGER, kept_record BIGINT)`,
  );
}

/**
 * Gives every issue the header of its column as the file writes it and one sentence for people (Chinese): what stands there,
 * what is wrong with it, what has become of it, what to do.
 */
export async function explainIssues(engine: Engine, files: readonly SourceFile[]): Promise<void> {
  const cells = files.flatMap((file, index) =>
    (layouts.find((l) => l.id === file.layout)?.columns ?? []).map((column) => ({
      file: index,
      field: column.field,
      header: file.columns[column.field] ?? column.header,
      present: file.columns[column.field] !== undefined,
      hint: hint(column),
    })),
  );
  await engine.run(
    'CREATE TABLE issue_cells (file INTEGER, field VARCHAR, header VARCHAR, present BOOLEAN, hint VARCHAR)',
  );
  await engine.append('issue_cells', {
    file: cells.map((c) => c.file),
    field: cells.map((c) => c.field),
    header: cells.map((c) => c.header),
    present: cells.map((c) => c.present),
    hint: cells.map((c) => c.hint),
  });
  await engine.run('CREATE TABLE issue_files (file INTEGER, name VARCHAR)');
  await engine.append('issue_files', { file: files.map((_, i) => i), name: files.map((f) => f.name) });
  await engine.run(
    `CREATE TABLE explained AS SELECT i.*, c.header, ${sentence} AS message FROM issues i
       LEFT JOIN issue_cells c ON c.file = i.file AND c.field = i.field
       LEFT JOIN issue_files k ON k.file = i.kept_file;
     DROP TABLE issues; DROP TABLE issue_cells; DROP TABLE issue_files;
     ALTER TABLE explained RENAME TO issues`,
  );
}

const wrong = `'「' || c.header || '」填写为“' || i.raw || '”，' `;
const other = `CASE WHEN i.kept_file = i.file THEN '' ELSE '“' || k.name || '”' END || '第' || i.kept_record || '行'`;

const sentence = `CASE i.code
  WHEN 'MISSING_REQUIRED' THEN CASE WHEN c.present THEN '「' || c.header || '」为空，该行未采用，请补填后重新报送'
    ELSE '文件里没有「' || c.header || '」列，该行未采用，请补上这一列后重新报送' END
  WHEN 'INVALID_REQUIRED' THEN ${wrong} || c.hint || '；该行未采用，请改正后重新报送'
  WHEN 'INVALID_VALUE' THEN ${wrong} || c.hint || '；该值按空处理，其余各列照常采用'
  WHEN 'ORG_UNRESOLVED' THEN '“' || i.raw || '”不在执法主体名录中，该行未采用，请按名录的机关名称或统一社会信用代码填写'
  WHEN 'USCC_INVALID' THEN ${wrong} || CASE WHEN regexp_matches(i.raw, '^[0-9.]+E[+]?[0-9]+$')
    THEN '数字已被表格软件改成科学记数，原码无法恢复，请从原系统重新导出' ELSE '统一社会信用代码校验不符（GB 32100），请核对原件' END || '；已原样保留'
  WHEN 'ID_INVALID' THEN ${wrong} || '公民身份号码校验不符（GB 11643），请核对原件；已原样保留'
  WHEN 'DUPLICATE' THEN '与' || ${other} || '完全相同，只计一次'
  WHEN 'CONFLICT' THEN '与' || ${other} || '编号相同、内容不同，以后出现的为准，本行未采用' END`;

/** What a readable cell of this column looks like. */
function hint(column: Column): string {
  switch (column.type) {
    case 'date':
      return '不是存在的日期，请写成 2025-03-05 的样子';
    case 'datetime':
      return '不是存在的日期时间，请写成 2025-03-05 09:30 的样子';
    case 'money':
    case 'wan':
      return '不是金额，请写数字，可带单位，例如 20000 或 2万元';
    case 'int':
      return '不是整数，请只写阿拉伯数字';
    case 'num':
      return '不是数字，请只写阿拉伯数字';
    case 'duration':
      return '不是时长，请写秒数或 00:12:30 的样子';
    case 'bool':
      return '不是“是”或“否”';
    case 'people':
      return '人员写法无法识别，请写成“张三(证号)、李四(证号)”的样子';
    case 'enum':
    case 'enums':
      return `不在规定的取值里，可以写：${Object.keys(codeLists[column.codes ?? 'party_type']).join('、')}`;
    default:
      return '无法识别';
  }
}

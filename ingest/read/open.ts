import { platform } from '#platform';
import { firstBytes, hex, latin1 } from './bytes.ts';
import { decodeFile, type Encoding } from './encoding.ts';
import { doubtNotes, undecodable } from './encoding-notes.ts';
import { readCsv, type SaidOfText } from './csv.ts';
import type { HeaderScore } from './csv-delimiter.ts';
import type { ReadNote } from './notes.ts';
import { packageKind } from './package-kind.ts';
import { extension } from './paths.ts';
import type { Sheet } from './sheet.ts';
import { looksLikeHtml, notText } from './signature.ts';
import type { Source } from './source.ts';
import { UnreadableFile } from './unreadable.ts';
import { readHtml, readWorkbook, WorkbookError, type WorkbookOptions } from './workbook.ts';
import { checkParts } from './workbook-parts.ts';
import { zipEntries } from './zip.ts';

export { UnreadableFile } from './unreadable.ts';

/** Web pages and binary workbooks are read in one piece, in MiB. */
const limits = { html: 64, xls: 64 };

/** What is in a source file: one or more sheets of text. */
export interface Opened {
  readonly kind: 'csv' | 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'html';
  readonly encoding: Encoding | null;
  readonly sheets: readonly Sheet[];
  /** what was noticed about the file as a whole; each sheet has notes of its own */
  readonly notes: readonly ReadNote[];
}

/**
 * Reads a source file into sheets of text; `work` takes rewritten copies. What a file is, its first bytes say, not its name.
 * `said` goes before what the file itself shows; `score` rates the first records of a sheet: to choose the delimiter of a CSV file, to tell header and data apart.
 * Rejects with `UnreadableFile`.
 */
export async function openSource(
  source: Source,
  work: string,
  score: HeaderScore,
  said: SaidOfText = {},
): Promise<Opened> {
  const opened = await openByContent(source, work, score, said);
  return { ...opened, notes: [...extensionNotes(source.name, opened.kind), ...opened.notes] };
}

async function openByContent(source: Source, work: string, score: HeaderScore, said: SaidOfText): Promise<Opened> {
  if (source.bytes === 0) throw new UnreadableFile('EMPTY', '文件是空的（0 字节），请重新导出');
  const start = await firstBytes(source.path, 4096);
  if (latin1(start.subarray(0, 4)) === 'PK\x03\x04') return openZip(source.path, work, score);
  if (hex(start.subarray(0, 8)) === 'd0cf11e0a1b11ae1') {
    checkSize(source, 'xls');
    return openWorkbook('xls', source.path, work, { score, binary: true });
  }
  // the zero bytes of UTF-16 look like no text
  const foreign = said.encoding?.startsWith('utf-16') ? null : notText(start);
  if (foreign !== null)
    throw new UnreadableFile(
      'UNSUPPORTED',
      `这是${foreign}，不是表格，请导出为 CSV（UTF-8 或 GB18030）或 .xlsx 后报送`,
    );
  if (looksLikeHtml(start)) return openHtml(source, work, score, said);
  return openText(source.path, work, score, said);
}

async function openZip(path: string, work: string, score: HeaderScore): Promise<Opened> {
  const entries = await zipEntries(path).catch((cause: unknown) => {
    throw new UnreadableFile('DAMAGED', '文件已损坏或不完整，请重新导出', { cause });
  });
  const kind = packageKind(entries);
  if (kind === 'document')
    throw new UnreadableFile(
      'UNSUPPORTED',
      '这是文字或演示文档，不是表格，请导出为 CSV（UTF-8 或 GB18030）或 .xlsx 后报送',
    );
  if (kind === 'archive') throw new UnreadableFile('UNSUPPORTED', '这是压缩包，不是工作簿，请解压后报送其中的文件');
  const parts = await checkParts(path, kind, entries);
  return openWorkbook(kind, path, work, { score, parts });
}

async function openWorkbook(
  kind: Opened['kind'],
  path: string,
  work: string,
  options: WorkbookOptions,
): Promise<Opened> {
  try {
    return { kind, encoding: null, sheets: await readWorkbook(path, work, options), notes: [] };
  } catch (cause) {
    if (!(cause instanceof WorkbookError)) throw cause;
    if (cause.code === 'ENCRYPTED')
      throw new UnreadableFile('ENCRYPTED', '工作簿有密码，请去掉密码后重新报送', { cause });
    throw new UnreadableFile('DAMAGED', '工作簿已损坏、不完整或有密码，请重新导出', { cause });
  }
}

async function openHtml(source: Source, work: string, score: HeaderScore, said: SaidOfText): Promise<Opened> {
  checkSize(source, 'html');
  let decoder = new TextDecoder();
  let html = '';
  const decoded = await decodeFile(
    source.path,
    (bytes) => void (html += decoder.decode(bytes, { stream: true })),
    () => {
      decoder = new TextDecoder();
      html = '';
    },
    said.encoding,
  ).catch(undecodable);
  const sheets = await readHtml(html, work, score).catch((cause: unknown) => {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile('DAMAGED', '网页表格无法识别，请导出为 CSV 或 .xlsx', { cause });
  });
  return { kind: 'html', encoding: decoded.encoding, sheets, notes: doubtNotes(decoded.doubt) };
}

async function openText(path: string, work: string, score: HeaderScore, said: SaidOfText): Promise<Opened> {
  // The database takes its file names as patterns, so it sees only names of ours.
  const local = `${work}/source.csv`;
  await platform.alias(path, local);
  const { sheet, decoded } = await readCsv(local, work, score, said).catch(undecodable);
  return { kind: 'csv', encoding: decoded.encoding, sheets: [sheet], notes: doubtNotes(decoded.doubt) };
}

function checkSize(source: Source, kind: keyof typeof limits): void {
  if (source.bytes > limits[kind] * 1048576)
    throw new UnreadableFile(
      'TOO_LARGE',
      `${kind === 'html' ? '网页表格' : '.xls 工作簿'}超过 ${limits[kind]} MiB 的上限，请改为 CSV 或 .xlsx`,
    );
}

/** What a file of that extension should be. */
const expected: Readonly<Record<string, Opened['kind']>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.xlsx': 'xlsx',
  '.xlsm': 'xlsx',
  '.xlsb': 'xlsb',
  '.xls': 'xls',
  '.et': 'xls',
  '.ods': 'ods',
  '.htm': 'html',
  '.html': 'html',
};

function extensionNotes(name: string, kind: Opened['kind']): ReadNote[] {
  const ending = extension(name).toLowerCase();
  const should = expected[ending];
  if (should === undefined || should === kind) return [];
  const actual = { csv: '文本表格（CSV）', html: '网页表格（HTML）' } as const;
  const what = kind === 'csv' || kind === 'html' ? actual[kind] : `.${kind} 工作簿`;
  return [
    {
      code: 'EXTENSION',
      message: `扩展名是 ${ending}，实际是${what}，已按实际内容读入，建议把扩展名改过来`,
    },
  ];
}

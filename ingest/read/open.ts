import { copyFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { decodeFile, EncodingError, firstBytes, utf16, type Encoding } from './encoding.ts';
import { readCsv } from './csv.ts';
import type { Sheet } from './sheet.ts';
import type { Source } from './sources.ts';
import { readHtml, readWorkbook, WorkbookError } from './workbook.ts';
import { zipEntries } from './zip.ts';

/** What a workbook may unpack to, so that a small file can't fill the memory. */
const unpackedLimit = 1024 * 1048576;
/** A web page is read in one piece. */
const htmlLimit = 256 * 1048576;

/** What is in a source file: one or more sheets of text. */
export interface Opened {
  readonly kind: 'csv' | 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'html';
  readonly encoding: Encoding | null;
  readonly sheets: readonly Sheet[];
}

/** A file that can't be read at all: one sentence that says why and what to do. */
export class UnreadableFile extends Error {
  readonly code: 'EMPTY' | 'ENCODING' | 'ENCRYPTED' | 'DAMAGED' | 'UNSUPPORTED' | 'TOO_LARGE';
  constructor(code: UnreadableFile['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreadableFile';
    this.code = code;
  }
}

/**
 * Reads a source file into sheets of text; `work` takes rewritten copies. What a file is, its first bytes say, not its name.
 * `score` rates the first records of a CSV file, to choose its delimiter. Rejects with `UnreadableFile`.
 */
export async function openSource(
  source: Source,
  work: string,
  score: (head: readonly (readonly string[])[]) => number,
): Promise<Opened> {
  if (source.bytes === 0) throw new UnreadableFile('EMPTY', '文件是空的（0 字节），请重新导出');
  const start = await firstBytes(source.path, 4096);
  if (start.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return openZip(source.path, work);
  if (start.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return openWorkbook('xls', source.path, work);
  if (!utf16(start) && start.includes(0))
    throw new UnreadableFile('UNSUPPORTED', '不是文本表格（含有二进制内容），请导出为 CSV（UTF-8 或 GB18030）或 .xlsx');
  if (looksLikeHtml(start)) return openHtml(source, work);
  return openText(source.path, work, score);
}

async function openZip(path: string, work: string): Promise<Opened> {
  const entries = await zipEntries(path).catch((cause: unknown) => {
    throw new UnreadableFile('DAMAGED', '工作簿已损坏或不完整，请重新导出', { cause });
  });
  const unpacked = entries.reduce((total, entry) => total + entry.bytes, 0);
  if (unpacked > unpackedLimit)
    throw new UnreadableFile(
      'TOO_LARGE',
      `工作簿解压后有 ${Math.round(unpacked / 1048576)} MiB，超过 ${unpackedLimit / 1048576} MiB 的上限，请拆分或改为 CSV`,
    );
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
  if (names.has('xl/workbook.bin')) return openWorkbook('xlsb', path, work);
  if (names.has('content.xml')) return openWorkbook('ods', path, work);
  if ([...names].some((name) => /(^|\/)workbook\.xml$/u.test(name))) return openWorkbook('xlsx', path, work);
  throw new UnreadableFile('UNSUPPORTED', '这是压缩包，不是工作簿，请解压后报送其中的文件');
}

async function openWorkbook(kind: Opened['kind'], path: string, work: string): Promise<Opened> {
  try {
    return { kind, encoding: null, sheets: await readWorkbook(path, work) };
  } catch (cause) {
    if (!(cause instanceof WorkbookError)) throw cause;
    if (cause.code === 'ENCRYPTED')
      throw new UnreadableFile('ENCRYPTED', '工作簿有密码，请去掉密码后重新报送', { cause });
    throw new UnreadableFile('DAMAGED', '工作簿已损坏、不完整或有密码，请重新导出', { cause });
  }
}

/** A web page under whatever name: systems that can't write workbooks export tables so and call them `.xls`. */
function looksLikeHtml(start: Buffer): boolean {
  return /^\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|table|meta|head)[\s>]/isu.test(
    start.toString('latin1').replace(/^\u00EF\u00BB\u00BF/u, ''),
  );
}

async function openHtml(source: Source, work: string): Promise<Opened> {
  if (source.bytes > htmlLimit)
    throw new UnreadableFile('TOO_LARGE', `网页表格超过 ${htmlLimit / 1048576} MiB 的上限，请改为 CSV 或 .xlsx`);
  const parts: string[] = [];
  const encoding = await decodeFile(
    source.path,
    (text) => void parts.push(text),
    () => void (parts.length = 0),
  ).catch(undecodable);
  const sheets = await readHtml(parts.join(''), work).catch((cause: unknown) => {
    throw new UnreadableFile('DAMAGED', '网页表格无法识别，请导出为 CSV 或 .xlsx', { cause });
  });
  return { kind: 'html', encoding, sheets };
}

async function openText(path: string, work: string, score: Parameters<typeof readCsv>[2]): Promise<Opened> {
  try {
    // The database takes its file names as patterns, so it sees only names of ours.
    const local = join(work, 'source.csv');
    await symlink(resolve(path), local).catch(() => copyFile(path, local));
    const { sheet, encoding } = await readCsv(local, work, score);
    return { kind: 'csv', encoding, sheets: [sheet] };
  } catch (cause) {
    return undecodable(cause);
  }
}

function undecodable(cause: unknown): never {
  if (!(cause instanceof EncodingError)) throw cause;
  const message = `约第 ${cause.offset} 字节之后的内容既不是 UTF-8 也不是 GB18030，可能混用了编码，请用原系统重新导出`;
  throw new UnreadableFile('ENCODING', message, { cause });
}

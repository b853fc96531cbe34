import { copyFile, open, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Encoding } from './encoding.ts';
import { EncodingError } from './encoding.ts';
import { readCsv } from './csv.ts';
import type { Sheet } from './sheet.ts';
import type { Source } from './sources.ts';
import { readXlsx, WorkbookError } from './xlsx.ts';

/** What is in a source file: one or more sheets of text. */
export interface Opened {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: Encoding | null;
  readonly sheets: readonly Sheet[];
}

/** A file that can't be read at all: one sentence that says why and what to do. */
export class UnreadableFile extends Error {
  readonly code: 'EMPTY' | 'ENCODING' | 'ENCRYPTED' | 'DAMAGED' | 'UNSUPPORTED';
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
  const start = await firstBytes(source.path);
  if (start.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return openWorkbook(source.path, work);
  if (start.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1')
    throw new UnreadableFile('UNSUPPORTED', '这是旧版 .xls 或加密的工作簿，请在 Excel 或 WPS 中另存为不加密的 .xlsx 后重新报送');
  if (start.includes(0))
    throw new UnreadableFile('UNSUPPORTED', '不是文本表格（含有二进制内容），请导出为 CSV（UTF-8 或 GB18030）或 .xlsx');
  return openText(source.path, work, score);
}

async function openWorkbook(path: string, work: string): Promise<Opened> {
  try {
    return { kind: 'xlsx', encoding: null, sheets: await readXlsx(path, work) };
  } catch (cause) {
    if (!(cause instanceof WorkbookError)) throw cause;
    if (cause.code === 'ENCRYPTED') throw new UnreadableFile('ENCRYPTED', '工作簿有密码，请去掉密码后重新报送', { cause });
    throw new UnreadableFile('DAMAGED', '工作簿已损坏或不完整，请重新导出', { cause });
  }
}

async function openText(path: string, work: string, score: Parameters<typeof readCsv>[2]): Promise<Opened> {
  try {
    // The database takes its file names as patterns, so it sees only names of ours.
    const local = join(work, 'source.csv');
    await symlink(resolve(path), local).catch(() => copyFile(path, local));
    const { sheet, encoding } = await readCsv(local, work, score);
    return { kind: 'csv', encoding, sheets: [sheet] };
  } catch (cause) {
    if (!(cause instanceof EncodingError)) throw cause;
    throw new UnreadableFile(
      'ENCODING',
      `约第 ${cause.offset} 字节之后的内容既不是 UTF-8 也不是 GB18030，可能混用了编码，请用原系统重新导出`,
      { cause },
    );
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

import { EncodingError } from './encoding.ts';
import type { Doubt } from './encoding-doubts.ts';
import type { ReadNote } from './notes.ts';
import { UnreadableFile } from './unreadable.ts';

const names = { 'utf-8': 'UTF-8', gb18030: 'GB18030', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' };

/** The note that a doubt about the encoding deserves. */
export function doubtNotes(doubt: Doubt | null): ReadNote[] {
  if (!doubt) return [];
  const instead = doubt.instead === null ? '' : `，其中“${doubt.sample}”或应为“${doubt.instead}”`;
  switch (doubt.kind) {
    case 'mixed':
      return [
        {
          code: 'MIXED_ENCODING',
          message: `文件大部分是 UTF-8，但第 ${doubt.line} 行（第 ${doubt.offset} 字节）不是，已整体按 GB18030 读入，文字很可能不对${instead}，请用同一种编码重新导出`,
        },
      ];
    case 'latin-1':
      return [
        {
          code: 'LATIN1_SUSPECTED',
          message: `文件按 GB18030 读入，但更像西文编码（Latin-1 或 Windows-1252）${instead}，请另存为 UTF-8 后重新报送`,
        },
      ];
    case 'big5':
      return [
        {
          code: 'BIG5_SUSPECTED',
          message: `文件按 GB18030 读入，但更像繁体中文编码（Big5）${instead}，请另存为 UTF-8 后重新报送`,
        },
      ];
    case 'unknown':
      return [
        {
          code: 'ENCODING_SUSPECTED',
          message: `文件按 GB18030 读入，但常用汉字很少，例如“${doubt.sample}”，编码可能不对，请核对，或另存为 UTF-8 后重新报送`,
        },
      ];
  }
}

/** Turns an `EncodingError` into the refusal of the file; throws anything else on. */
export function undecodable(cause: unknown): never {
  if (!(cause instanceof EncodingError)) throw cause;
  const where = cause.tried.map((t) => `第 ${t.line} 行（第 ${t.offset} 字节）起不是 ${names[t.encoding]}`).join('，');
  const guess = {
    'utf-8': '文件大部分是 UTF-8，可能混入了别的编码的行，请用同一种编码重新导出',
    gb18030: '文件大部分是 GB18030，可能混入了别的编码的行，请用同一种编码重新导出',
    'latin-1': '可能是西文编码（Latin-1 或 Windows-1252），请另存为 UTF-8 后重新报送',
  };
  const advice = cause.mostly ? guess[cause.mostly] : '请用原系统导出为 UTF-8 或 GB18030';
  throw new UnreadableFile('ENCODING', `无法解码：${where}；${advice}`, { cause });
}

import { hex } from './bytes.ts';
import { utf16 } from './encoding.ts';

/** What files that hold no table begin with (hexadecimal), and what they are (a space before Latin letters). */
const signatures: readonly (readonly [string, string])[] = [
  ['255044462d', ' PDF 文档'],
  ['89504e47', '图片'],
  ['ffd8ff', '图片'],
  ['47494638', '图片'],
  ['526172211a07', ' RAR 压缩包'],
  ['377abcaf271c', ' 7z 压缩包'],
  ['1f8b', ' gzip 压缩包'],
  ['28b52ffd', ' zstd 压缩包'],
  ['53514c69746520666f726d61742033', ' SQLite 数据库'],
  ['50415231', ' Parquet 数据文件'],
  ['7b5c727466', ' RTF 文档'],
  ['fffe0000', ' UTF-32 编码的文本'],
  ['0000feff', ' UTF-32 编码的文本'],
];

/**
 * What a file is that can't be read as text, by its first bytes; null when it may be text. A few NUL characters don't make a text binary:
 * exports have them, and they are counted when it is read.
 */
export function notText(start: Uint8Array): string | null {
  const first = hex(start.subarray(0, 16));
  const known = signatures.find(([bytes]) => first.startsWith(bytes));
  if (known) return known[1];
  if (utf16(start)) return null;
  let [zeros, controls] = [0, 0];
  for (const byte of start) {
    if (byte === 0) zeros++;
    else if (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte)) controls++;
  }
  return zeros > start.length * 0.1 || controls > start.length * 0.05 ? '二进制文件' : null;
}

/** A web page under whatever name: systems that can't write workbooks export tables so and call them `.xls`. */
export function looksLikeHtml(start: Uint8Array): boolean {
  const text = new TextDecoder(utf16(start) ?? 'latin1').decode(start).replace(/^\u00EF\u00BB\u00BF/u, '');
  return /^\s*(<\?xml.*?\?>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|table|meta|head)[\s>]/isu.test(text);
}

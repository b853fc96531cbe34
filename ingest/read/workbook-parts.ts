import { latin1 } from './bytes.ts';
import { OdsScan, SheetScan, type PartFindings } from './part-scan.ts';
import { UnreadableFile } from './unreadable.ts';
import { unzip, UnzipError } from './unzip.ts';
import type { ZipEntry } from './zip.ts';

/** What the parts of a workbook that are read may unpack to, in MiB: the library needs about six times as much memory, and has 1 GiB. */
const limits = { xlsx: 144, ods: 96, xlsb: 32 };
/**
 * Unpacks and checks the parts of a zipped workbook that will be read, before the library does: sizes, CRC, passwords, tables that
 * repeat cells a billion times. Returns what was found in each worksheet, by its index in the workbook, as far as that can be told.
 * Rejects with `UnreadableFile`.
 */
export async function checkParts(
  path: string,
  kind: 'xlsx' | 'xlsb' | 'ods',
  entries: readonly ZipEntry[],
): Promise<Map<number, PartFindings>> {
  const parts = entries.filter(
    (entry) => /\.(xml|rels|bin)$/iu.test(entry.name) && !/(^|\/)media\//iu.test(entry.name),
  );
  const mib = Math.ceil(parts.reduce((total, entry) => total + entry.bytes, 0) / 1048576);
  if (mib > limits[kind])
    throw new UnreadableFile(
      'TOO_LARGE',
      `工作簿解压后有 ${mib} MiB，超过 .${kind} 文件 ${limits[kind]} MiB 的上限，请拆分或改为 CSV`,
    );
  const texts = new Map<string, string>();
  const findings = new Map<string, PartFindings>();
  for (const part of parts) {
    const scan = kind === 'ods' ? new OdsScan() : new SheetScan();
    const hasRows = part.name.endsWith('.xml') && !/(sharedStrings|styles|theme\d*|calcChain)\.xml$/iu.test(part.name);
    const keep = /(^|\/)(workbook\d*\.xml(\.rels)?|manifest\.xml)$/iu.test(part.name);
    let text = '';
    let before = '';
    const declared = { entities: false };
    await unzip(path, part, (bytes) => {
      const piece = latin1(bytes);
      if ((before + piece).includes('<!ENTITY')) declared.entities = true;
      before = piece.slice(-8);
      if (keep) text += piece;
      if (hasRows) scan.push(piece);
    }).catch(refuse);
    // no program that writes workbooks declares entities; the library would give the name in place of what it stands for
    if (declared.entities)
      throw new UnreadableFile(
        'UNSUPPORTED',
        '工作簿的 XML 里声明了实体，不像表格软件存的文件，请用表格软件另存后报送',
      );
    scan.end();
    if (keep) texts.set(part.name, text);
    if (scan instanceof SheetScan) findings.set(part.name, scan);
  }
  if ([...texts.values()].some((text) => text.includes('encryption-data'))) throw encrypted();
  return byIndex(texts, findings);
}

function encrypted(cause?: unknown): UnreadableFile {
  return new UnreadableFile('ENCRYPTED', '工作簿有密码，请去掉密码后重新报送', { cause });
}

function refuse(cause: unknown): never {
  if (!(cause instanceof UnzipError)) throw cause;
  if (cause.code === 'ENCRYPTED') throw encrypted(cause);
  throw new UnreadableFile('DAMAGED', '工作簿已损坏或不完整（解压或校验失败），请重新导出', { cause });
}

/** Which part is the worksheet number n: the workbook lists them by the ids of its relations (ECMA-376 18.2.20). */
function byIndex(
  texts: ReadonlyMap<string, string>,
  findings: ReadonlyMap<string, PartFindings>,
): Map<number, PartFindings> {
  const found = new Map<number, PartFindings>();
  for (const [name, workbook] of texts) {
    const [, folder = '', file = ''] = /^(.*\/)?([^/]+\.xml)$/u.exec(name) ?? [];
    const relations = texts.get(`${folder}_rels/${file}.rels`);
    if (relations === undefined) continue;
    const targets = new Map<string, string>();
    for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/gu))
      targets.set(attribute(tag, 'Id'), attribute(tag, 'Target'));
    let index = 0;
    for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/gu)) {
      const target = targets.get(attribute(tag, '\\w+:id')) ?? '';
      const part = findings.get(target.startsWith('/') ? target.slice(1) : `${folder}${target}`);
      if (part) found.set(index, part);
      index++;
    }
  }
  return found;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';
}

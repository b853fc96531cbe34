import type { ZipEntry } from './zip.ts';

/** What the members of a zip archive make it: a workbook of some format, another office document, or just an archive. */
export function packageKind(entries: readonly ZipEntry[]): 'xlsx' | 'xlsb' | 'ods' | 'document' | 'archive' {
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
  if (names.has('xl/workbook.bin')) return 'xlsb';
  const office = names.has('[content_types].xml') || names.has('_rels/.rels');
  if ([...names].some((name) => /^(xl\/)?workbook\d*\.xml$/u.test(name)) || (office && has(names, 'workbook.xml')))
    return 'xlsx';
  if (names.has('content.xml') && names.has('meta-inf/manifest.xml')) return 'ods';
  return office || names.has('content.xml') ? 'document' : 'archive';
}

function has(names: ReadonlySet<string>, file: string): boolean {
  return [...names].some((name) => name === file || name.endsWith(`/${file}`));
}

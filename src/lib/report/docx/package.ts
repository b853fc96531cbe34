import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { sha256 } from '../../metrics/sha256.ts';
import { partNamespace, partOf, partXml } from '../part.ts';
import type { Report } from '../model.ts';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const customXml = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';

/**
 * Puts the machine-readable copy into a document, and takes out what depends on when it was written: the dates in its properties become the
 * as-of day, and so do those of the files in the archive, which stand in the order of their names.
 */
export function sealed(bytes: Uint8Array, report: Report, version: string): Uint8Array {
  const files = new Map(Object.entries(unzipSync(bytes)));
  const xml = partXml(partOf(report, version));
  const moment = `${report.provenance.asOf}T00:00:00Z`;
  settle(files, moment);
  change(files, '[Content_Types].xml', (text) =>
    text.replace(
      '</Types>',
      '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>',
    ),
  );
  change(files, 'word/_rels/document.xml.rels', (text) =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="rIdMingjing" Type="${relationships}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
    ),
  );
  files.set('customXml/item1.xml', strToU8(xml));
  files.set('customXml/itemProps1.xml', strToU8(properties(xml)));
  files.set('customXml/_rels/item1.xml.rels', strToU8(propertiesLink));
  return archive(files, moment);
}

/** The bytes of a document that has no copy of its figures inside, without what depends on when it was written: all dates become `day`. */
export function settled(bytes: Uint8Array, day: string): Uint8Array {
  const files = new Map(Object.entries(unzipSync(bytes)));
  const moment = `${day}T00:00:00Z`;
  settle(files, moment);
  return archive(files, moment);
}

function change(files: Map<string, Uint8Array>, path: string, to: (text: string) => string): void {
  const found = files.get(path);
  if (!found) throw new Error(`the document has no ${path}`);
  files.set(path, strToU8(to(strFromU8(found))));
}

/**
 * Makes what the library draws by lot, or counts over all documents of the program, depend on the document alone: the ids of relations to charts and of
 * drawings, and the archives in which their data lie.
 */
function settle(files: Map<string, Uint8Array>, moment: string): void {
  let drawings = 0;
  change(files, 'word/document.xml', (text) =>
    text.replaceAll(/(<wp:docPr id=")\d+/g, (_, open: string) => `${open}${++drawings}`),
  );
  change(files, 'docProps/core.xml', (text) =>
    text.replaceAll(/(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g, `$1${moment}$3`),
  );
  for (const [path, content] of files) {
    if (path.endsWith('.xlsx')) files.set(path, archive(new Map(Object.entries(unzipSync(content))), moment));
    if (!path.endsWith('.rels')) continue;
    const owner = path.replace(/_rels\/([^/]*)\.rels$/, '$1');
    const relations = strFromU8(content);
    const text = strFromU8(files.get(owner) ?? new Uint8Array());
    const drawn = [...text.matchAll(/r:(?:id|embed|link)="(rId[^"]*[a-z][^"]*)"/g)].map(([, id = '']) => id);
    if (drawn.length === 0) continue;
    const names = new Map([...new Set(drawn)].map((id, i) => [id, `rIdPart${i + 1}`]));
    const renamed = (xml: string) =>
      xml.replaceAll(/"(rId[^"]+)"/g, (all, id: string) => (names.has(id) ? `"${names.get(id) ?? id}"` : all));
    files.set(path, strToU8(renamed(relations)));
    files.set(owner, strToU8(renamed(text)));
  }
}

/** A zip whose bytes depend on its files only. The first entry says what the file is, as Office writes it. */
export function archive(files: ReadonlyMap<string, Uint8Array>, moment: string): Uint8Array {
  const first = '[Content_Types].xml';
  const names = [...files.keys()].sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
  // A zip holds local time; fflate turns a date into the machine's own.
  const [year = 1980, month = 1, date = 1] = moment.slice(0, 10).split('-').map(Number);
  const mtime = new Date(year, month - 1, date);
  const parts: Zippable = {};
  for (const name of names) parts[name] = [files.get(name) ?? new Uint8Array(), { mtime, level: 6, os: 0 }];
  return zipSync(parts);
}

function properties(xml: string): string {
  const h = sha256(xml).toUpperCase();
  const id = [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20, 32)].join('-');
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?><ds:datastoreItem ds:itemID="{${id}}" xmlns:ds="${customXml}"><ds:schemaRefs><ds:schemaRef ds:uri="${partNamespace}"/></ds:schemaRefs></ds:datastoreItem>`;
}

const propertiesLink = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/customXmlProps" Target="itemProps1.xml"/></Relationships>`;

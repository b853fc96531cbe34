import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'vitest';
import { readXml, walk, type Element } from '../../src/lib/report/docx/xml-reader.ts';

/** Everything but the characters XML 1.0 allows (§2.2). */
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
/** References to such characters. */
const illegalReference = /&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/;

/** What fetches, runs or leads outside: of documents and of workbooks. */
const active =
  /^(?:f|definedName|oleObject|control|externalReference|hyperlink|w:hyperlink|w:altChunk|w:object|w:fldSimple|ddeLink)$/;

/**
 * The parts of a `.docx` or `.xlsx` by path. Every one that is XML is read strictly: well-formed, only with characters that there may be, and
 * nothing in it runs, fetches or points outside. The one field of a document is its page number. The workbook inside of a chart is read alike,
 * its parts are named `<path>!<part>`.
 */
export function inspected(bytes: Uint8Array): Map<string, Element> {
  const parts = new Map<string, Element>();
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    if (path.endsWith('.xlsx')) {
      for (const [inner, root] of inspected(content)) parts.set(`${path}!${inner}`, root);
      continue;
    }
    expect(path).toMatch(/\.(xml|rels|vml)$/);
    const text = strFromU8(content);
    expect(illegal.exec(text)?.index, `${path}: a character XML has not`).toBeUndefined();
    expect(illegalReference.exec(text)?.[0], `${path}: a reference to one`).toBeUndefined();
    const root = readXml(text);
    for (const { name, attributes, children } of walk(root)) {
      expect(active.test(name), `${path}: ${name}`).toBe(false);
      expect(attributes['TargetMode'], `${path}: a relationship that leads outside`).not.toBe('External');
      if (name === 'w:instrText') expect(children).toEqual(['PAGE']);
    }
    parts.set(path, root);
  }
  return parts;
}

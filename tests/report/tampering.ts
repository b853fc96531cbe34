import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Ways to change a report after it was written, each as a change of the parts of the file. */

export type Parts = Map<string, string>;
export type Change = (parts: Parts) => void;

export const main = 'word/document.xml';
export const copy = 'customXml/item1.xml';

/** The file with its parts changed, packed again. Throws when nothing was changed: such a test would prove nothing. */
export function changed(bytes: Uint8Array, change: Change): Uint8Array {
  const parts: Parts = new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
  const before = JSON.stringify([...parts]);
  change(parts);
  if (JSON.stringify([...parts]) === before) throw new Error('nothing was changed');
  return zipSync(Object.fromEntries([...parts].map(([path, text]) => [path, strToU8(text)])));
}

const edit =
  (path: string, to: (text: string) => string): Change =>
  (parts) => {
    parts.set(path, to(parts.get(path) ?? ''));
  };
const control = /<w:sdt>(?:(?!<\/w:sdt>).)*<\/w:sdt>/gs;
const controlOf = (tag: string) =>
  new RegExp(`<w:sdt><w:sdtPr><w:tag w:val="${escape(tag)}"/>(?:(?!</w:sdt>).)*</w:sdt>`, 's');
const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const inControl = (tag: string, to: (sdt: string) => string) => edit(main, (xml) => xml.replace(controlOf(tag), to));
const written = (tag: string, text: string) =>
  inControl(tag, (sdt) => sdt.replace(/(<w:t(?: [^>]*)?>)[^<]*/, (_, open: string) => open + text));
const inCopy = (from: string | RegExp, to: string) => edit(copy, (xml) => xml.replace(from, to));
const figure = (id: string) => new RegExp(`<figure id="${escape(id)}" value="([^"]*)" text="([^"]*)"/>\n`);
const all =
  (...changes: Change[]): Change =>
  (parts) =>
    changes.forEach((change) => change(parts));

/** Two controls change places, with everything in them. */
const swapped = (a: string, b: string) =>
  edit(main, (xml) => {
    const [one = '', other = ''] = [controlOf(a).exec(xml)?.[0], controlOf(b).exec(xml)?.[0]];
    return xml
      .replace(one, '\u0000')
      .replace(other, () => one)
      .replace('\u0000', () => other);
  });

/** What a cheat could do to a report on all agencies. `a`, `b`: codes of two agencies with a score; `count`, `rate`: figures that stand in it. */
export function tamperings(a: string, b: string, year: number): Record<string, Change> {
  const count = `PUB-07|ALL|${year}|numerator`;
  const rate = `PUB-07|ALL|${year}|rate`;
  const total = (code: string) => `score|${code}|${year}|total`;
  return {
    'a count in the text': written(count, '9999'),
    'a rate in the text': written(rate, '99.9%'),
    'a rate in the text to the same number of full-width digits': written(rate, '９９.９%'),
    'a total in the text': written(total(a), '100.00'),
    'a grade in the text': written(`score|${a}|${year}|grade`, '特优'),
    'a target in the text': written('PUB-08|||target', '≥10.0%'),
    'the year in the title': written('report|||year', String(year - 1)),
    'the as-of day in the text': written('report|||as-of', '2031年1月1日'),
    'the snapshot hash in the text': written('report|||snapshot', '0000000000000000'),
    'the version of the scheme in the text': written('report|||scheme-version', '9'),
    'an added digit in a run of its own': inControl(count, (sdt) =>
      sdt.replace('</w:sdtContent>', '<w:r><w:t>0</w:t></w:r></w:sdtContent>'),
    ),
    'a digit deleted as a tracked change': inControl(count, (sdt) =>
      sdt.replace(/<w:t( [^>]*)?>(.*?)<\/w:t>/, '<w:delText$1>$2</w:delText>'),
    ),
    'a control removed': inControl(count, () => ''),
    'a control turned into plain text': inControl(rate, (sdt) => /<w:r>.*<\/w:r>/s.exec(sdt)?.[0] ?? ''),
    'a control under another tag': inControl(count, (sdt) => sdt.replace(count, `PUB-07|ALL|${year}|met2`)),
    'a control twice': inControl(count, (sdt) => sdt + sdt),
    'the names of two agencies in the text': all(
      written(`agency|${a}||name`, '乙机关'),
      written(`agency|${b}||name`, '甲机关'),
    ),
    'the scores of two agencies, controls and all': swapped(total(a), total(b)),
    'all controls of the text removed': edit(main, (xml) => xml.replaceAll(control, '')),
    'a value in the copy': inCopy(figure(rate), `<figure id="${rate}" value="0.999" text="$2"/>\n`),
    'a text in the copy': inCopy(figure(rate), `<figure id="${rate}" value="$1" text="99.9%"/>\n`),
    'text and copy alike': all(
      edit(main, (xml) =>
        xml.replaceAll(new RegExp(controlOf(rate), 'gs'), (sdt) => sdt.replace(/(<w:t(?: [^>]*)?>)[^<]*/, '$199.9%')),
      ),
      edit(copy, (xml) =>
        xml.replaceAll(new RegExp(figure(rate), 'g'), `<figure id="${rate}" value="0.999" text="99.9%"/>\n`),
      ),
    ),
    'a figure missing in the copy': inCopy(figure(count), ''),
    'a figure missing in text and copy': all(
      inControl(count, () => ''),
      inCopy(figure(count), ''),
    ),
    'a figure too many in the copy': inCopy(
      '</figures>',
      '<figure id="PUB-07|X|2024|rate" value="1" text="1"/></figures>',
    ),
    'the order of the copy': edit(copy, (xml) => {
      const list = [...xml.matchAll(/<figure [^>]*>\n/g)].map(([line]) => line);
      const [first = '', second = ''] = [list[0], list.find((line) => line !== list[0])];
      return xml
        .replace(first, '\u0000')
        .replace(second, () => first)
        .replace('\u0000', () => second);
    }),
    'a bar of a chart': edit('word/charts/chart1.xml', (xml) => xml.replace(/(<c:numCache>.*?<c:v>)[^<]*/s, '$10.999')),
    'a name under a bar': edit('word/charts/chart2.xml', (xml) => xml.replace(/(<c:cat>.*?<c:v>)[^<]*/s, '$1乙机关')),
    'a chart removed': (parts) => void parts.delete('word/charts/chart2.xml'),
    'the snapshot hash': inCopy(/(<snapshot sha256=")[0-9a-f]/, '$1f0'),
    'the ruleset': inCopy(/ruleset="[0-9a-f]{8}/, 'ruleset="00000000'),
    'the as-of day': inCopy(/as-of="\d{4}/, 'as-of="2031'),
    'the scheme': inCopy(/<scheme id="[^"]*"/, '<scheme id="other"'),
    'the version of the scheme': inCopy(/(<scheme [^>]*version=")[^"]*/, '$19'),
    'the content of the scheme': inCopy(/(<scheme [^>]*sha256=")[0-9a-f]{4}/, '$10000'),
    'a parameter': inCopy(/(<parameter name="[^"]*" value=")/, '$11'),
    'a parameter that is called local': inCopy('local="false"', 'local="true"'),
    'a parameter missing': inCopy(/<parameter [^>]*\/>\n/, ''),
    'the year of the copy': inCopy(` year="${year}"`, ` year="${year - 1}"`),
    'the agency of the copy': inCopy(' scope="ALL"', ` scope="${a}"`),
  };
}

/** What an office program or an honest editor does. */
export const harmless: Record<string, Change> = {
  'a paragraph of free text': edit(main, (xml) =>
    xml.replace('<w:sectPr', '<w:p><w:r><w:t>征求意见情况：各机关均无异议。</w:t></w:r></w:p><w:sectPr'),
  ),
  'figures cut into several runs': edit(main, (xml) =>
    xml.replaceAll(control, (sdt) =>
      sdt.replace(
        /<w:t( [^>]*)?>(.)(.+?)<\/w:t>/,
        '<w:t$1>$2</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t$1>$3</w:t>',
      ),
    ),
  ),
  'the copy under another number': (parts) => {
    parts.set('customXml/item7.xml', parts.get(copy) ?? '');
    parts.set(copy, '<?xml version="1.0"?><other xmlns="urn:other"/>');
  },
  'another title in the properties': edit('docProps/core.xml', (xml) => xml.replace(/<dc:title>[^<]*/, '<dc:title>甲')),
};

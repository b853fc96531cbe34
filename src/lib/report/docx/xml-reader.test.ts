import { expect, test } from 'vitest';
import { readXml, walk, XmlError } from './xml-reader.ts';

test('elements, attributes, text, entities', () => {
  const root = readXml(
    `<?xml version="1.0"?><!-- note --><a x="1 &amp; 2" y='"'><b/>甲&#x4E59;&#19993;&lt;<![CDATA[<c>]]></a>\n`,
  );
  expect(root).toEqual({
    name: 'a',
    attributes: { x: '1 & 2', y: '"' },
    children: [{ name: 'b', attributes: {}, children: [] }, '甲乙丙<', '<c>'],
  });
  expect([...walk(root)].map(({ name }) => name)).toEqual(['a', 'b']);
});

test.each([
  ['nothing', ''],
  ['a tag that is not closed', '<a><b></a>'],
  ['an end that is missing', '<a>'],
  ['an end too many', '<a/></a>'],
  ['two roots', '<a/><b/>'],
  ['text outside', '<a/>x'],
  ['an attribute twice', '<a x="1" x="2"/>'],
  ['an attribute without quotes', '<a x=1/>'],
  ['an unknown entity', '<a>&nbsp;</a>'],
  ['a bare ampersand', '<a>1 & 2</a>'],
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['a character that does not exist', '<a>&#x110000;</a>'],
])('refuses %s', (_, text) => {
  expect(() => readXml(text)).toThrow(XmlError);
});

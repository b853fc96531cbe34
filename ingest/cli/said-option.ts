import { layouts } from '../layouts/index.ts';
import { delimiters } from '../read/csv-delimiter.ts';
import { decodings } from '../read/encoding.ts';
import type { Said } from '../said.ts';
import type { Messages } from './messages.ts';
import { UsageError } from './terminal.ts';

/** Names of delimiters that can't be typed well on a command line. */
const named: Readonly<Record<string, string>> = { tab: '\t', comma: ',', semicolon: ';', bar: '|' };

/** What `--layout FILE=LAYOUT` and `--read FILE=KEY:VALUE` say of each file. Throws `UsageError`. */
export function saidOption(
  { layout = [], read = [] }: { readonly layout?: readonly string[]; readonly read?: readonly string[] },
  m: Messages,
): Record<string, Said> {
  const said: Record<string, Said> = {};
  for (const text of layout) {
    const [, file, name] = /^(.+)=([^=]+)$/.exec(text) ?? [];
    if (file === undefined || name === undefined) throw new UsageError(m.errors.layoutSyntax(text));
    const found = layouts.find((l) => l.id === name || l.title === name);
    if (!found) throw new UsageError(m.errors.noLayout(name));
    said[file] = { ...said[file], layout: found.id };
  }
  for (const text of read) {
    const [, file, key, value] = /^(.+?)=(encoding|delimiter|sheet|header):(.+)$/su.exec(text) ?? [];
    const one = file === undefined || key === undefined || value === undefined ? null : readingOf(key, value);
    if (file === undefined || !one) throw new UsageError(m.errors.readSyntax(text));
    said[file] = { ...said[file], ...one };
  }
  return said;
}

function readingOf(key: string, value: string): Said | null {
  if (key === 'sheet') return { sheet: value };
  if (key === 'header') return /^([1-9]|1\d|20)$/.test(value) ? { header: Number(value) } : null;
  if (key === 'encoding') {
    const encoding = decodings.find((name) => name === value.toLowerCase());
    return encoding ? { encoding } : null;
  }
  const delimiter = named[value] ?? value;
  return delimiters.includes(delimiter) ? { delimiter } : null;
}

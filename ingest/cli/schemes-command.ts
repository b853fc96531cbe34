import { signed } from '../../src/lib/assess/beside-words.ts';
import { manualItems } from '../../src/lib/assess/manual.ts';
import { changeWords } from '../../src/lib/assess/scheme-diff-words.ts';
import { schemeChanges, type SchemeChange } from '../../src/lib/assess/scheme-diff.ts';
import type { Scheme } from '../../src/lib/assess/scheme.ts';
import { schemes } from '../../src/lib/assess/schemes.ts';
import { sheets, type Sheet } from '../../src/lib/assess/sheet.ts';
import { formula } from '../../src/lib/assess/words.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import type { Ruleset } from '../../src/lib/metrics/ruleset.ts';
import { csvText } from '../../src/lib/results/csv.ts';
import { reportingYear } from '../../src/lib/results/period.ts';
import { gradeName, nameOf, schemeOption, totalText } from './assess-command.ts';
import type { Format } from './layouts-command.ts';
import { schemesMessages } from './schemes-messages.ts';
import { withSnapshot } from './snapshot-command.ts';
import { UsageError, type Terminal } from './terminal.ts';
import { textTable } from './width.ts';

export interface SchemesArguments {
  readonly snapshot?: string;
  readonly year?: number;
  readonly format: Format;
}

/** Lists the schemes, checks scheme files, or says what differs between two. */
export async function schemesCommand(
  action: string | undefined,
  named: readonly string[],
  options: SchemesArguments,
  tell: Terminal,
): Promise<void> {
  const t = schemesMessages(tell.language);
  const ruleset = loadRuleset();
  if (action === undefined) return tell.out(listed(schemes(ruleset), options.format, tell));
  if (action === 'check') {
    if (named.length === 0) throw new UsageError(t.needsOne);
    for (const path of named) {
      const scheme = schemeOption(path, ruleset, tell);
      tell.out(t.sound(path, titleOf(scheme, tell), scheme.version));
    }
    return;
  }
  if (action !== 'diff') throw new UsageError(t.noAction(action));
  const [a, b, ...more] = named;
  if (a === undefined || b === undefined || more.length > 0) throw new UsageError(t.needsTwo);
  return differ(schemeOption(a, ruleset, tell), schemeOption(b, ruleset, tell), options, ruleset, tell);
}

function listed(all: readonly Scheme[], format: Format, tell: Terminal): string {
  const t = schemesMessages(tell.language);
  const rows = all.map((scheme) => ({
    id: scheme.id,
    version: scheme.version,
    title: titleOf(scheme, tell),
    items: scheme.blocks.reduce((n, { items }) => n + items.length, 0),
    manual: manualItems(scheme).length,
  }));
  if (format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  if (format === 'csv')
    return csvText(
      [...t.columns],
      rows.map((row) => Object.values(row)),
    );
  const columns = t.columns.map((title, i) => ({ title, align: i > 2 ? ('right' as const) : ('left' as const) }));
  return textTable(
    columns,
    rows.map((row) => Object.values(row).map(String)),
  );
}

interface Total {
  readonly org: string;
  readonly name: string;
  readonly before: Sheet;
  readonly after: Sheet;
}

async function differ(
  a: Scheme,
  b: Scheme,
  options: SchemesArguments,
  ruleset: Ruleset,
  tell: Terminal,
): Promise<void> {
  const names = new Map(ruleset.definitions.map((d) => [d.id, d.name[tell.language]]));
  const nameIt = (id: string) => names.get(id) ?? id;
  const changes = schemeChanges(a, b, (item) => formula(item, tell.language, nameIt));
  const totals = options.snapshot === undefined ? null : await totalsOf(options.snapshot, a, b, options.year, tell);
  if (options.format === 'json') return tell.out(json(a, b, changes, totals));
  if (options.format === 'csv') return tell.out(csv(changes, nameIt, tell));
  tell.out(text(a, b, changes, nameIt, tell));
  if (totals) tell.out(totalsText(a, b, totals, tell));
}

async function totalsOf(
  folder: string,
  a: Scheme,
  b: Scheme,
  asked: number | undefined,
  tell: Terminal,
): Promise<Total[]> {
  return withSnapshot(folder, tell, async (snapshot) => {
    const { engine, manifest, definitions } = snapshot;
    const year = asked ?? reportingYear(manifest.as_of);
    const period = { from: `${year}-01-01`, to: `${year}-12-31` };
    const before = await sheets(engine, manifest, definitions, period, a);
    const after = await sheets(engine, manifest, definitions, period, b);
    return Object.entries(before).flatMap(([org, sheet]) => {
      const other = after[org];
      return other ? [{ org, name: nameOf(org, snapshot), before: sheet, after: other }] : [];
    });
  });
}

const difference = ({ before, after }: Total): number | null =>
  before.total === null || after.total === null ? null : Math.round((after.total - before.total) * 100) / 100;

function json(a: Scheme, b: Scheme, changes: readonly SchemeChange[], totals: readonly Total[] | null): string {
  const named = ({ id, version }: Scheme) => ({ id, version });
  const figures = totals && {
    totals: Object.fromEntries(
      totals.map((total) => [
        total.org,
        {
          before: { total: total.before.total, grade: total.before.grade },
          after: { total: total.after.total, grade: total.after.grade },
          difference: difference(total),
        },
      ]),
    ),
  };
  return `${JSON.stringify({ a: named(a), b: named(b), changes, ...figures }, null, 2)}\n`;
}

function csv(changes: readonly SchemeChange[], name: (id: string) => string, { language }: Terminal): string {
  const { words } = schemesMessages(language);
  return csvText(
    [words.parts.item, words.change],
    changes.map((change) => {
      const { head, body } = changeWords(change, language, words, name);
      return [head, body];
    }),
  );
}

function text(
  a: Scheme,
  b: Scheme,
  changes: readonly SchemeChange[],
  name: (id: string) => string,
  tell: Terminal,
): string {
  const { words } = schemesMessages(tell.language);
  const head = words.between(
    ...([a, b].map((scheme) => `${titleOf(scheme, tell)} ${scheme.version}`) as [string, string]),
  );
  if (changes.length === 0) return `${head}\n\n${words.same}\n`;
  const lines = changes.map((change) => {
    const { head: what, body } = changeWords(change, tell.language, words, name);
    return body === '' ? what : `${what}\n  ${body}`;
  });
  return `${head}\n\n${lines.join('\n')}\n`;
}

function totalsText(a: Scheme, b: Scheme, totals: readonly Total[], tell: Terminal): string {
  const { words: t } = schemesMessages(tell.language);
  const right = (title: string) => ({ title, align: 'right' as const });
  const columns = [
    { title: t.agency },
    right(t.before),
    { title: t.grade },
    right(t.after),
    { title: t.grade },
    right(t.change),
  ];
  const rows = totals.map((total) => {
    const change = difference(total);
    return [
      total.name,
      totalText(total.before, tell),
      gradeName(total.before.grade, a, tell),
      totalText(total.after, tell),
      gradeName(total.after.grade, b, tell),
      change === null ? tell.m.none : signed(change),
    ];
  });
  return `\n${t.totals}\n${textTable(columns, rows)}`;
}

const titleOf = ({ title, title_en }: Scheme, { language }: Terminal): string => (language === 'zh' ? title : title_en);

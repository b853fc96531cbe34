import type { Manual } from '../../src/lib/assess/manual.ts';
import type { Scheme } from '../../src/lib/assess/scheme.ts';
import { mending } from '../../src/lib/assess/schemes.ts';
import { factsOf } from '../../src/lib/assess/sheet.ts';
import type { Mendable } from '../../src/lib/assess/what-if/change.ts';
import { mendableRows } from '../../src/lib/assess/what-if/rows.ts';
import { outcomeWords } from '../../src/lib/assess/what-if/words.ts';
import { whatIf, type Group, type WhatIf } from '../../src/lib/assess/what-if/what-if.ts';
import { integer } from '../../src/lib/i18n/format.ts';
import { whatIf as en } from '../../src/lib/i18n/what-if.en.ts';
import { whatIf as zh, type WhatIfMessages } from '../../src/lib/i18n/what-if.zh.ts';
import { csvText } from '../../src/lib/results/csv.ts';
import { neutralSheet } from '../../src/lib/results/neutral.ts';
import { assessMessages } from './assess-messages.ts';
import { gradeName, nameOf } from './assess-command.ts';
import type { Format } from './layouts-command.ts';
import type { Language } from './messages.ts';
import type { Opened } from './snapshot-command.ts';
import { UsageError, type Terminal } from './terminal.ts';
import { textTable } from './width.ts';

interface Asked {
  readonly org: string;
  readonly year: number;
  readonly scheme: Scheme;
  readonly manual: Manual;
  readonly format: Format;
}

/** Prints which rows of an agency, if mended, move its grade, and what each item can gain. CSV: the rows, one a line. */
export async function whatIfCommand(snapshot: Opened, asked: Asked, tell: Terminal): Promise<void> {
  const { engine, manifest, definitions } = snapshot;
  const { org, year, scheme, manual, format } = asked;
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const facts = (await factsOf(engine, manifest, definitions, period, scheme, { manual }))[org];
  if (!facts) throw new UsageError(assessMessages(tell.language).noSheet(org));
  const present = new Set(definitions.map(({ id }) => id));
  const rows = await mendableRows(engine, scheme, mending(), present, { org, period });
  const found = whatIf(scheme, facts, rows, (parameter) => Number(manifest.parameters[parameter] ?? 0));
  if (format === 'json') tell.out(json(found, asked, manifest.as_of));
  else if (format === 'csv') tell.out(csv(found, tell));
  else tell.out(text(found, asked, snapshot, tell));
}

function json(found: WhatIf, { org, year, scheme }: Asked, asOf: string): string {
  const { now, then, ...rest } = found;
  const head = { as_of: asOf, year, scheme: { id: scheme.id, version: scheme.version }, org };
  return `${JSON.stringify({ ...head, ...rest, now: neutralSheet(now), then: neutralSheet(then) }, null, 2)}\n`;
}

function csv({ groups }: WhatIf, { language, m }: Terminal): string {
  const t = words(language);
  const lines = groups.flatMap(({ rows, needed, lines: items }) =>
    rows.map((row) => [
      actOf(row, language),
      row.key,
      row.effects.map(({ metric }) => metric).join(m.comma),
      items.join(m.comma),
      t.ofSame(String(needed), String(rows.length)),
      row.onlyIf?.[language] ?? null,
    ]),
  );
  return csvText([t.act, t.rows, m.figures.metric, t.moves, t.needed, t.onlyIf('')], lines);
}

function text(found: WhatIf, { org, scheme, year }: Asked, snapshot: Opened, tell: Terminal): string {
  const { language, m } = tell;
  const t = words(language);
  const head = assessMessages(language).lead(
    language === 'zh' ? scheme.title : scheme.title_en,
    scheme.version,
    year,
    snapshot.manifest.as_of,
  );
  const parts = [`${head}\n${nameOf(org, snapshot)} · ${t.title}\n\n${t.lead}\n\n${outcome(found, scheme, tell)}\n`];
  if (found.groups.length > 0) {
    const columns = [t.act, t.needed, t.moves, t.rows].map((title) => ({ title }));
    const rows = found.groups.map((group) => [
      actsOf(group, language),
      t.ofSame(integer(group.needed), integer(group.rows.length)),
      group.lines.join(m.comma),
      keys(group),
    ]);
    parts.push(`\n${textTable(columns, rows)}`);
  }
  for (const condition of conditions(found.groups, language)) parts.push(`${t.onlyIf(condition)}\n`);
  if (found.lines.length > 0) {
    const right = (title: string) => ({ title, align: 'right' as const });
    const columns = [{ title: t.item }, ...[t.can, t.first, t.chosen, t.all].map(right)];
    const rows = found.lines.map(({ item, rows: n, first, chosen, all }) => [
      item,
      integer(n),
      ...[first, found.outcome === 'reached' ? chosen : null, all].map((points) => signed(points)),
    ]);
    parts.push(`\n${t.perLine}\n${textTable(columns, rows)}`);
  }
  if (found.idle > 0) parts.push(`${t.idle(integer(found.idle))}\n`);
  return parts.join('');
}

function outcome(found: WhatIf, scheme: Scheme, { language, m, ...tell }: Terminal): string {
  return outcomeWords(found, words(language), {
    grade: (title) => gradeName(title, scheme, { language, m, ...tell }),
    metrics: (ids) => ids.join(m.comma),
    limit: scheme.veto?.at_most ?? null,
    gap: language === 'zh' ? '' : ' ',
  });
}

const words = (language: Language): WhatIfMessages => (language === 'zh' ? zh : en);
const actOf = ({ act }: Mendable, language: Language): string => (language === 'zh' ? act.title : act.title_en);
const signed = (points: number | null): string =>
  points === null ? '' : points > 0 ? `+${points.toFixed(2)}` : points.toFixed(2);

function conditions(groups: readonly Group[], language: Language): string[] {
  return [...new Set(groups.flatMap(({ rows }) => rows.flatMap(({ onlyIf }) => (onlyIf ? [onlyIf[language]] : []))))];
}

/** The acts of a group and the first numbers of each; CSV has them all. */
function actsOf({ rows }: Group, language: Language): string {
  return [...new Set(rows.map((row) => actOf(row, language)))].join(language === 'zh' ? '、' : ', ');
}

function keys({ rows }: Group): string {
  const shown = rows.slice(0, 5).map(({ key }) => key);
  return [...shown, ...(rows.length > shown.length ? ['…'] : [])].join(' ');
}

import {
  beside,
  lastYear,
  metricsBeside,
  type BesideLine,
  type SheetBeside,
  type Why,
} from '../../src/lib/assess/beside.ts';
import type { Manual } from '../../src/lib/assess/manual.ts';
import type { Scheme } from '../../src/lib/assess/scheme.ts';
import { schemeMetrics, sheets, type Line, type Sheet } from '../../src/lib/assess/sheet.ts';
import { besideChange, signed } from '../../src/lib/assess/beside-words.ts';
import { beside as en } from '../../src/lib/i18n/beside.en.ts';
import { beside as zh, type BesideMessages } from '../../src/lib/i18n/beside.zh.ts';
import { csvText, type CsvValue } from '../../src/lib/results/csv.ts';
import { neutralSheet } from '../../src/lib/results/neutral.ts';
import { gradeName, inputsText, itemsOf, nameOf, totalText } from './assess-command.ts';
import { assessMessages } from './assess-messages.ts';
import type { Format } from './layouts-command.ts';
import type { Language } from './messages.ts';
import type { Opened } from './snapshot-command.ts';
import { UsageError, type Terminal } from './terminal.ts';
import { textTable, type TableColumn } from './width.ts';

interface Asked {
  readonly org: string | undefined;
  readonly year: number;
  readonly scheme: Scheme;
  readonly manual: Manual;
  readonly format: Format;
}

type Compared = readonly { readonly org: string; readonly now: Sheet; readonly then: SheetBeside }[];

/** Prints the sheets with last year's beside: a line an agency, or an item of one agency. CSV: a line an agency and item. */
export async function besideCommand(snapshot: Opened, asked: Asked, tell: Terminal): Promise<void> {
  const { engine, manifest, definitions, ruleset } = snapshot;
  const { year, scheme, manual, org, format } = asked;
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const before = lastYear(year, manifest.as_of);
  const now = await sheets(engine, manifest, definitions, period, scheme, { manual });
  const then = await sheets(engine, manifest, definitions, before, scheme);
  const used = new Set(schemeMetrics(scheme));
  const metrics = metricsBeside(
    definitions.filter(({ id }) => used.has(id)),
    ruleset,
    year,
    before,
  );
  const compared = Object.entries(now)
    .filter(([code]) => org === undefined || code === org)
    .map(([code, sheet]) => ({ org: code, now: sheet, then: beside(scheme, sheet, then[code] ?? null, metrics) }));
  if (org !== undefined && compared.length === 0) throw new UsageError(assessMessages(tell.language).noSheet(org));
  const t = words(tell.language);
  if (format === 'json') return tell.out(json(compared, asked, manifest.as_of, [before.from, before.to]));
  if (format === 'csv') return tell.out(csv(compared, asked, snapshot, tell));
  const title = tell.language === 'zh' ? scheme.title : scheme.title_en;
  const lead = assessMessages(tell.language).lead(title, scheme.version, year, manifest.as_of);
  const head = `${lead}\n${t.title(before.from, before.to)}\n${t.lead}\n`;
  tell.out(
    head + (org === undefined ? overview(compared, asked, snapshot, tell) : items(compared, asked, snapshot, tell)),
  );
}

const words = (language: Language): BesideMessages => (language === 'zh' ? zh : en);

function json(compared: Compared, { year, scheme }: Asked, asOf: string, period: readonly [string, string]): string {
  const of = <T>(take: (one: Compared[number]) => T) => Object.fromEntries(compared.map((one) => [one.org, take(one)]));
  return `${JSON.stringify(
    {
      as_of: asOf,
      year,
      scheme: { id: scheme.id, version: scheme.version },
      scores: of(({ now }) => neutralSheet(now)),
      last_year: {
        period,
        scores: of(({ then }) => then.before && neutralSheet(then.before)),
        differences: of(({ then: { difference, why, lines } }) => ({ total: difference, why, lines })),
      },
    },
    null,
    2,
  )}\n`;
}

function csv(compared: Compared, { scheme }: Asked, snapshot: Opened, tell: Terminal): string {
  const t = assessMessages(tell.language);
  const b = words(tell.language);
  const named = itemsOf(scheme, snapshot, tell);
  const titles = [
    tell.m.figures.org,
    t.agency,
    t.itemId,
    t.item,
    t.points,
    t.inputs,
    b.before,
    b.inputs,
    b.change,
    b.why,
  ];
  const rows = compared.flatMap(({ org, now, then }): CsvValue[][] => [
    ...named.map(({ id, title }) => {
      const line = now.lines.find(({ item }) => item === id);
      const own = then.lines.find(({ item }) => item === id);
      return [
        org,
        nameOf(org, snapshot),
        id,
        title,
        line?.points ?? null,
        line ? inputsText(line, tell) : null,
        own?.before?.points ?? null,
        own?.before ? inputsText(own.before, tell) : null,
        own?.difference ?? null,
        own ? reasons(own.why, tell) : null,
      ];
    }),
    [
      org,
      nameOf(org, snapshot),
      '',
      t.total,
      now.total,
      '',
      then.before?.total ?? null,
      '',
      then.difference,
      reasons(then.why, tell),
    ],
  ]);
  return csvText(titles, rows);
}

function overview(compared: Compared, { scheme }: Asked, snapshot: Opened, tell: Terminal): string {
  const t = assessMessages(tell.language);
  const b = words(tell.language);
  const right = (title: string): TableColumn => ({ title, align: 'right' });
  const columns = [
    { title: t.agency },
    right(t.total),
    { title: t.grade },
    right(b.beforeTotal),
    { title: b.beforeGrade },
    right(b.change),
    { title: b.why },
  ];
  const rows = compared.map(({ org, now, then }) => [
    nameOf(org, snapshot),
    totalText(now, tell),
    gradeName(now.grade, scheme, tell),
    then.before ? totalText(then.before, tell) : t.none,
    gradeName(then.before?.grade ?? null, scheme, tell),
    then.difference === null ? t.none : signed(then.difference),
    reasons(then.why, tell),
  ]);
  return `\n${textTable(columns, rows)}`;
}

function items(compared: Compared, { scheme }: Asked, snapshot: Opened, tell: Terminal): string {
  const t = assessMessages(tell.language);
  const b = words(tell.language);
  const right = (title: string): TableColumn => ({ title, align: 'right' });
  const columns = [
    { title: t.item },
    right(t.points),
    { title: t.inputs },
    right(b.before),
    { title: b.inputs },
    right(b.change),
    { title: b.why },
  ];
  const points = (line: Line | null | undefined) => line?.points?.toFixed(2) ?? t.none;
  return compared
    .map(({ org, now, then }) => {
      const rows = itemsOf(scheme, snapshot, tell).map(({ id, title }) => {
        const line = now.lines.find(({ item }) => item === id);
        const own = then.lines.find(({ item }) => item === id);
        return [
          `${id} ${title}`,
          points(line),
          line ? inputsText(line, tell) : '',
          points(own?.before),
          own?.before ? inputsText(own.before, tell) : '',
          own ? changeText(own, tell) : '',
          own ? reasons(own.why, tell) : '',
        ];
      });
      const total = [t.total, totalText(now, tell), '', then.before?.total?.toFixed(2) ?? t.none, ''];
      const change = then.difference === null ? t.none : signed(then.difference);
      return `${nameOf(org, snapshot)}\n\n${textTable(columns, [...rows, [...total, change, reasons(then.why, tell)]])}`;
    })
    .join('\n');
}

const changeText = (line: BesideLine, { language, m }: Terminal): string =>
  besideChange(line, words(language)) ?? m.none;
const reasons = (why: readonly Why[], { language, m }: Terminal): string =>
  why.map((reason) => words(language).reasons[reason]).join(m.comma);

import { actKinds } from '../../src/lib/results/case/acts.ts';
import { sourceOf, type Case } from '../../src/lib/results/case/case.ts';
import type { CaseEvent } from '../../src/lib/results/case/events.ts';
import type { CaseRow } from '../../src/lib/results/case/rows.ts';
import type { Value } from '../../src/lib/engine/engine.ts';
import { layoutById } from '../layouts/index.ts';
import { caseMessages, type CaseMessages } from './case-messages.ts';
import type { Opened } from './snapshot-command.ts';
import type { Terminal } from './terminal.ts';
import { pad, textTable, width } from './width.ts';

/** A case as text for a terminal. */
export function caseText(found: Case, snapshot: Opened, tell: Terminal): string {
  const { m } = tell;
  const t = caseMessages(tell.language);
  const { ref } = found;
  const { manifest } = snapshot;
  const agency = (code: string) => manifest.agencies.find((a) => a.code === code)?.name ?? m.figures.unresolvedAgency;
  const title = [actKinds[ref.layout].act ?? layoutById(ref.layout).title, ref.number, ref.decision_no];
  return [
    title.filter((part) => part !== null).join('  '),
    `${agency(ref.org)} · ${t.asOf(manifest.as_of)}`,
    '',
    t.timeLine,
    ...timeLines(found, snapshot, tell, t),
    '',
    t.verdicts(found.verdicts.length),
    verdictTable(found, snapshot, tell, t),
    t.rows(found.rows.length),
    ...found.rows.flatMap((row) => rowLines(row, snapshot, t)),
    ...(found.people.length > 0 ? [t.people(found.people.length), peopleTable(found, snapshot, t)] : []),
  ].join('\n');
}

function timeLines({ days }: Case, { definitions }: Opened, { m }: Terminal, t: CaseMessages): string[] {
  const name = new Map(definitions.map((definition) => [definition.id, definition.name[m.language]]));
  return days.map(({ on, events, due }) => {
    const happened = events.map((event) => t.events[event.kind] + noted(event, t));
    const fell = due.map(
      ({ state, metrics }) =>
        `${t.due} [${m.states[state]}]${t.colon}${metrics.map((id) => `${id} ${name.get(id) ?? ''}`.trim()).join(t.comma)}`,
    );
    return `  ${on}  ${[...happened, ...fell].join(t.semicolon)}`;
  });
}

function noted({ rows }: CaseEvent, t: CaseMessages): string {
  const notes = rows.flatMap(({ note, round }) => {
    const said = [round === null ? null : t.round(round), note].filter((part) => part !== null).join(' ');
    return said === '' ? [] : [said];
  });
  if (notes.length > 0) return t.colon + notes.join(t.comma);
  return rows.length > 1 ? ` ${t.times(rows.length)}` : '';
}

function place(at: { readonly file: number; readonly record: number }, { manifest }: Opened): string {
  const { file, sheet, record } = sourceOf(manifest, at);
  return `${sheet === null ? file : `${file}[${sheet}]`}:${record}`;
}

function verdictTable({ verdicts }: Case, snapshot: Opened, { m }: Terminal, t: CaseMessages): string {
  const metric = new Map(snapshot.definitions.map((definition) => [definition.id, definition]));
  const l = m.list;
  const titles = [t.metric, '', l.key, l.state, l.reason, l.start, l.due, l.done, l.lag, l.over, t.law, l.source];
  const numeric = new Set([l.lag, l.over]);
  return textTable(
    titles.map((title) => ({ title, align: numeric.has(title) ? 'right' : 'left' })),
    verdicts.map((row) => [
      row.metric,
      metric.get(row.metric)?.name[m.language] ?? '',
      row.key,
      m.states[row.state],
      row.reason === null ? '' : (m.reasons[row.reason] ?? row.reason),
      row.start_on ?? '',
      row.due_on ?? '',
      row.done_on ?? '',
      String(row.lag ?? ''),
      String(row.over ?? ''),
      (metric.get(row.metric)?.law ?? []).join('；'),
      place(row, snapshot),
    ]),
  );
}

function rowLines(row: CaseRow, snapshot: Opened, t: CaseMessages): string[] {
  const filled = row.cells.filter((cell) => cell.value !== null);
  const blank = row.cells.filter((cell) => cell.value === null).map((cell) => cell.header);
  const widest = Math.max(0, ...filled.map((cell) => width(cell.header)));
  const lines = filled.map(
    ({ header, value, original }) =>
      `  ${pad(header, widest)}  ${shown(value, t)}${original === null ? '' : t.original(original)}`,
  );
  return [
    `${layoutById(row.layout).title}  ${place(row, snapshot)}`,
    ...lines.map((text) => text.replace(/[\r\n]+/gu, ' ')),
    ...row.issues.map(({ message }) => `  ! ${message}`),
    ...(blank.length > 0 ? [`  ${t.empty(blank.join(t.comma))}`] : []),
    '',
  ];
}

function shown(value: Value, t: CaseMessages): string {
  return typeof value === 'boolean' ? (value ? t.yes : t.no) : String(value);
}

function peopleTable({ people }: Case, snapshot: Opened, t: CaseMessages): string {
  const p = t.person;
  return textTable(
    [p.on, p.name, p.cert, p.from, p.to, p.status, p.source].map((title) => ({ title })),
    people.map(({ layout, subject, name, cert_no, officer }) => [
      `${layoutById(layout).title} ${subject}`,
      name ?? '',
      cert_no ?? officer?.cert_no ?? '',
      officer?.cert_from ?? '',
      officer?.cert_to ?? '',
      officer?.status ?? '',
      officer ? place(officer, snapshot) : t.notListed,
    ]),
  );
}

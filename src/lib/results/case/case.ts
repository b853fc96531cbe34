import type { Engine } from '../../engine/engine.ts';
import type { Ruleset } from '../../metrics/ruleset.ts';
import type { Manifest } from '../../snapshot/manifest.ts';
import { Bindings } from '../filter.ts';
import type { VerdictRow } from '../types.ts';
import { actKinds, type ActKind, type ActRef } from './acts.ts';
import { timeLine, type CaseDay } from './events.ts';
import { linksOf, type Link } from './links.ts';
import { casePeople, type CasePerson } from './people.ts';
import { caseRows, valueOf, type CaseRow } from './rows.ts';
import { unnumberedRecordings } from './unnumbered.ts';
import { caseVerdicts } from './verdicts.ts';

/** What is needed of the manifest. */
type About = Pick<Manifest, 'files' | 'metrics' | 'parameters'>;

/** Where the rows of a case are found otherwise than by looking through everything. */
export interface CaseSources {
  /** the table that has the verdicts on it */
  readonly verdicts: string;
  /** the recordings without a number that can show only one duty, where that is one of these */
  readonly unnumbered: (duties: readonly string[]) => Promise<string[]>;
}

/** One matter from its filing to its archive: what screen and command line show of it. */
export interface Case {
  readonly ref: ActRef;
  readonly days: readonly CaseDay[];
  readonly verdicts: readonly VerdictRow[];
  /** the case's own row first, then those that are linked to it, layout by layout */
  readonly rows: readonly CaseRow[];
  readonly people: readonly CasePerson[];
}

/**
 * Collects a case. Needs an engine with the tables of all rows and the views over them as of the manifest's day (`knownViews`),
 * `all_originals`, `issues` and the view `verdict` with the metrics of the manifest. Null when the row is not there (any more).
 */
export async function openCase(
  engine: Engine,
  manifest: About,
  ruleset: Ruleset,
  ref: ActRef,
  sources: CaseSources = {
    verdicts: 'verdict',
    unnumbered: (duties) => unnumberedRecordings(engine, ruleset, manifest.parameters, duties),
  },
): Promise<Case | null> {
  const kind: ActKind = actKinds[ref.layout];
  const [own] = await caseRows(engine, manifest, {
    layout: ref.layout,
    where: `${kind.number} = $1 AND org = $2`,
    values: [ref.number, ref.org],
    order: [],
  });
  if (!own) return null;
  const linked = await linkedRows(engine, manifest, ref, own, sources);
  const metrics = manifest.metrics.map((metric) => metric.id);
  const [verdicts, people] = await Promise.all([
    caseVerdicts(engine, ref, metrics, sources.verdicts),
    casePeople(engine, ref.org, [
      { layout: ref.layout, subject: ref.number },
      ...linked.flatMap((row) =>
        row.layout === 'duties' ? [{ layout: row.layout, subject: String(valueOf(row, 'duty_no')) }] : [],
      ),
    ]),
  ]);
  return { ref, days: timeLine(own, linked, verdicts), verdicts, rows: [own, ...linked], people };
}

async function linkedRows(
  engine: Engine,
  manifest: About,
  ref: ActRef,
  own: CaseRow,
  { unnumbered }: CaseSources,
): Promise<CaseRow[]> {
  const rows: CaseRow[] = [];
  for (const link of linksOf(ref, (field) => valueOf(own, field)))
    rows.push(...(await follow(engine, manifest, ref, link)));
  const duties = rows.filter((row) => row.layout === 'duties').map((row) => String(valueOf(row, 'duty_no')));
  const without = await unnumbered(duties);
  if (without.length === 0) return rows;
  const bindings = new Bindings();
  const more = await caseRows(engine, manifest, {
    layout: 'recordings',
    where: `rec_no IN (${bindings.list(without)})`,
    values: bindings.values,
    order: ['start_at'],
  });
  const after = rows.findLastIndex((row) => row.layout === 'recordings' || row.layout === 'duties') + 1;
  return [...rows.slice(0, after), ...more, ...rows.slice(after)];
}

async function follow(engine: Engine, manifest: About, ref: ActRef, link: Link): Promise<CaseRow[]> {
  const bindings = new Bindings();
  const any = link.any.map(({ field, value, org }) => {
    const same = `${field} = ${bindings.bind(value)}`;
    return org ? `(${same} AND org = ${bindings.bind(ref.org)})` : same;
  });
  return caseRows(engine, manifest, {
    layout: link.layout,
    where: any.join(' OR '),
    values: bindings.values,
    order: link.order,
  });
}

/** Name of the file, its sheet where it has several, and the record number there. */
export function sourceOf(
  manifest: Pick<Manifest, 'files'>,
  at: { readonly file: number; readonly record: number },
): { file: string; sheet: string | null; record: number } {
  const file = manifest.files[at.file];
  return { file: file?.name ?? String(at.file), sheet: file?.sheet ?? null, record: at.record };
}

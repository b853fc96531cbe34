import { layoutById } from '../../../../ingest/layouts/index.ts';
import type { MetricDefinition } from '../../metrics/definition.ts';
import type { Manifest } from '../../snapshot/manifest.ts';
import { actKinds } from './acts.ts';
import { sourceOf, type Case } from './case.ts';

/**
 * A case as one JSON document with names beside codes: what `mingjing case --format json` prints. States and reasons are codes; the texts
 * of reasons are the caller's.
 */
export function caseDocument(
  found: Case,
  manifest: Pick<Manifest, 'as_of' | 'agencies' | 'files'>,
  definitions: readonly MetricDefinition[],
  reasonText: (code: string) => string,
) {
  const { ref } = found;
  const agency = (code: string) => manifest.agencies.find((a) => a.code === code)?.name ?? code;
  const metric = new Map(definitions.map((definition) => [definition.id, definition]));
  return {
    as_of: manifest.as_of,
    case: {
      layout: ref.layout,
      title: layoutById(ref.layout).title,
      act: actKinds[ref.layout].act,
      number: ref.number,
      decision_no: ref.decision_no,
      org: ref.org,
      org_name: agency(ref.org),
    },
    timeline: found.days.map(({ on, events, due }) => ({
      on,
      events: events.map(({ kind, rows }) => ({
        event: kind,
        header: headerOf(kind),
        rows: rows.map(({ note, round, ...at }) => ({ note, round, source: sourceOf(manifest, at) })),
      })),
      due: due.map(({ state, metrics }) => ({ state, metrics })),
    })),
    verdicts: found.verdicts.map((row) => ({
      metric: row.metric,
      name: metric.get(row.metric)?.name.zh ?? row.metric,
      org: row.org,
      key: row.key,
      state: row.state,
      reason: row.reason,
      reason_text: row.reason === null ? null : reasonText(row.reason),
      on_date: row.on_date,
      start_on: row.start_on,
      due_on: row.due_on,
      done_on: row.done_on,
      lag: row.lag,
      over: row.over,
      law: metric.get(row.metric)?.law ?? [],
      source: sourceOf(manifest, row),
    })),
    rows: found.rows.map((row) => ({
      layout: row.layout,
      title: layoutById(row.layout).title,
      org: row.org,
      source: sourceOf(manifest, row),
      fields: row.cells.map(({ field, header, value, original }) => ({ field, header, value, original })),
      issues: row.issues,
    })),
    people: found.people.map(({ officer, ...person }) => ({
      ...person,
      officer: officer && {
        name: officer.name,
        cert_no: officer.cert_no,
        cert_from: officer.cert_from,
        cert_to: officer.cert_to,
        status: officer.status,
        source: sourceOf(manifest, officer),
      },
    })),
  };
}

/** Title of the column an event comes from. */
export function headerOf(kind: string): string {
  const [layout = '', field = ''] = kind.split('.');
  return layoutById(layout).columns.find((column) => column.field === field)?.header ?? field;
}

import type { Engine } from '../../engine/engine.ts';
import { Bindings } from '../filter.ts';

/** A person whom a row of the case names, and the row of 行政执法人员清单 that can only mean this person; null when none can be told. */
export interface CasePerson {
  /** layout and number of the row that names the person */
  readonly layout: string;
  readonly subject: string;
  readonly name: string | null;
  readonly cert_no: string | null;
  readonly officer: {
    readonly name: string | null;
    readonly cert_no: string | null;
    readonly cert_from: string | null;
    readonly cert_to: string | null;
    readonly status: string | null;
    readonly file: number;
    readonly record: number;
  } | null;
}

interface Line {
  readonly source: string;
  readonly subject: string;
  readonly name: string | null;
  readonly cert_no: string | null;
  readonly o_name: string | null;
  readonly o_cert: string | null;
  readonly cert_from: string | null;
  readonly cert_to: string | null;
  readonly status: string | null;
  readonly file: number | null;
  readonly record: number | null;
}

/**
 * The people named on these rows. As in `queries/views/action_person.sql`: one with a certificate number is the officer of that number,
 * one without is the officer of that name when the agency has exactly one.
 */
export async function casePeople(
  engine: Engine,
  org: string,
  named: readonly { readonly layout: string; readonly subject: string }[],
): Promise<CasePerson[]> {
  if (named.length === 0) return [];
  const bindings = new Bindings();
  const agency = bindings.bind(org);
  const rows = named.map(
    ({ layout, subject }) => `(t.source = ${bindings.bind(layout)} AND t.subject = ${bindings.bind(subject)})`,
  );
  const found = await engine.query<Line>(
    `SELECT t.source, t.subject, t.name, t.cert_no, o.name AS o_name, o.cert_no AS o_cert, o.cert_from, o.cert_to, o.status, o.file, o.record
     FROM staff t LEFT JOIN (
       SELECT officers.*, count(*) OVER (PARTITION BY org, name) AS namesakes FROM officers
     ) o ON o.cert_no = t.cert_no OR (t.cert_no IS NULL AND o.org = ${agency} AND o.name = t.name AND o.namesakes = 1)
     WHERE ${rows.join(' OR ')} ORDER BY t.source, t.subject, t.seq`,
    bindings.values,
  );
  const order = new Map(named.map(({ layout, subject }, i) => [`${layout} ${subject}`, i]));
  const place = (line: Line) => order.get(`${line.source} ${line.subject}`) ?? 0;
  return found
    .sort((a, b) => place(a) - place(b))
    .map(({ source, subject, name, cert_no, file, record, ...line }) => ({
      layout: source,
      subject,
      name,
      cert_no,
      officer:
        file === null || record === null
          ? null
          : {
              name: line.o_name,
              cert_no: line.o_cert,
              cert_from: line.cert_from,
              cert_to: line.cert_to,
              status: line.status,
              file,
              record,
            },
    }));
}

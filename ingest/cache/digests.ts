import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import { createShards } from '../../src/lib/metrics/shards.ts';
import { acceptedTable } from '../clean/tables.ts';
import { layouts } from '../layouts/index.ts';

/** Registers that every agency is judged by. */
const registers: ReadonlySet<string> = new Set(['orgs', 'officers', 'reviewers']);

/** What stands for everything an agency is judged by. */
export interface Digests {
  /** agency → its rows, those of others that they are linked with, and what was wrong with any of them; none for rows of no agency */
  readonly agencies: Readonly<Record<string, string>>;
  /** the registers, whole */
  readonly registers: string;
}

/**
 * Digests of the rows in the engine, by agency. Two that are equal stand for the same rows, from files of the same names, with a probability
 * of all but 2^-64 for a row that differs. Needs the tables of all accepted rows.
 */
export async function agencyDigests(engine: Engine): Promise<Digests> {
  await createShards(engine);
  // a row is named by its file where its layout has several; what a file has no column for is held against none of its rows
  await engine.run(
    `CREATE TABLE digest_file AS SELECT s.file, concat_ws('|', s.layout, s.name, n.several, a.fields) AS id FROM all_sources s
     JOIN (SELECT layout, count(*) > 1 AS several FROM all_sources GROUP BY layout) n ON n.layout = s.layout
     LEFT JOIN (SELECT file, string_agg(field, ',' ORDER BY field) AS fields FROM all_absent GROUP BY file) a ON a.file = s.file;
     CREATE TABLE digest_part (org VARCHAR, part VARCHAR, total HUGEINT, mixed UBIGINT, n BIGINT);
     CREATE VIEW digest_issue AS SELECT i.* FROM issues i WHERE i.file IS NOT NULL`,
  );
  try {
    for (const layout of layouts) {
      const table = acceptedTable(layout);
      const own = registers.has(layout.id)
        ? `(SELECT *, '' AS digest_org FROM ${table})`
        : `(SELECT t.*, s.org AS digest_org FROM ${table} t JOIN shard_row s
            ON s.layout = ${literal(layout.id)} AND s.file = t.file AND s.record = t.record)`;
      await add(engine, layout.id, table, own);
    }
    const rows = (of: string) => `SELECT DISTINCT file, record, org FROM (${of})`;
    const owned = rows(`SELECT file, record, org FROM shard_row UNION ALL SELECT file, record, org FROM all_fates`);
    const whole = [...registers].map((id) => `SELECT file, record, '' AS org FROM ${identifier(`all_${id}`)}`);
    await add(
      engine,
      'issues',
      'issues',
      `(SELECT i.*, o.org AS digest_org FROM digest_issue i JOIN (${owned} UNION ALL ${whole.join(' UNION ALL ')}) o
        ON o.file = i.file AND o.record = i.record)`,
    );
    await add(engine, 'fates', 'all_fates', '(SELECT *, org AS digest_org FROM all_fates)');
    const found = await engine.query<{ org: string; digest: string }>(
      `SELECT org, string_agg(concat_ws(':', part, CAST(total AS VARCHAR), CAST(mixed AS VARCHAR), CAST(n AS VARCHAR)), ' ' ORDER BY part) AS digest
       FROM digest_part WHERE org IS NOT NULL GROUP BY org ORDER BY org`,
    );
    const agencies = Object.fromEntries(found.filter((f) => f.org !== '').map((f) => [f.org, f.digest]));
    return { agencies, registers: found.find((f) => f.org === '')?.digest ?? '' };
  } finally {
    await engine.run('DROP VIEW digest_issue; DROP TABLE digest_part; DROP TABLE digest_file; DROP TABLE shard_row');
  }
}

/** Adds the rows of one table: `rows` has its columns and the agency they count for. The number of a file says nothing, its name does. */
async function add(engine: Engine, part: string, table: string, rows: string): Promise<void> {
  const described = await engine.query<{ column_name: string }>(`DESCRIBE SELECT * FROM ${table}`);
  const files = new Set(['file', 'kept_file']);
  const columns = described.map(({ column_name: name }) => name);
  const content = columns.filter((name) => !files.has(name)).map((name) => `r.${identifier(name)}`);
  const ids = columns.filter((name) => files.has(name)).map((name) => `f_${name}.id`);
  const joins = columns
    .filter((name) => files.has(name))
    .map((name) => `LEFT JOIN digest_file f_${name} ON f_${name}.file = r.${name}`);
  await engine.run(
    `INSERT INTO digest_part SELECT digest_org, ${literal(part)}, sum(CAST(h AS HUGEINT)), bit_xor(h), count(*)
     FROM (SELECT r.digest_org, hash(${[...ids, ...content].join(', ')}) AS h FROM ${rows} r ${joins.join(' ')}) GROUP BY digest_org`,
  );
}

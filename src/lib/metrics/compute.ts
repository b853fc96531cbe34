import { identifier, literal, type Engine } from '../engine/engine.ts';
import { inLanes, openLanes } from '../engine/lanes.ts';
import { annualViews } from './annual-views.ts';
import { handedInViews } from './handed-in.ts';
import { knownViews } from './known.ts';
import { createSetting, type Setting } from './setting.ts';
import { bandOf, verdictTable, verdictView } from './tables.ts';
import type { MetricDefinition } from './definition.ts';
import type { Ruleset } from './ruleset.ts';
import { makeShared, sharedDefinitions } from './shared.ts';

export { verdictTable };

export interface ComputeOptions {
  /** `YYYY-MM-DD`; the snapshot's "today" */
  readonly asOf: string;
  readonly ruleset: Ruleset;
  /** layouts of which a file was read, even without accepted rows */
  readonly present: ReadonlySet<string>;
  /** all of the ruleset when left out */
  readonly definitions?: readonly MetricDefinition[];
  /** values that replace those of `queries/parameters.csv` */
  readonly parameters?: Readonly<Record<string, number | string>>;
  /** table whose column `org` has the agencies whose verdicts, cube and due days are wanted; those of all agencies when left out */
  readonly counted?: string;
  /** agencies that are not judged, because their verdicts are known; `keep` adds those. Metrics that are not stored judge them all the same */
  readonly known?: readonly string[];
  readonly onProgress?: (metric: string) => void;
  /**
   * takes the verdicts of a metric, a SELECT, without their ever being a table in memory, and makes `verdict_<metric>` a view of them;
   * false where it does not, and the table is made. Asked of metrics that are stored only
   */
  readonly keep?: (definition: MetricDefinition, select: string, engine: Engine) => Promise<boolean>;
  /**
   * called once the verdicts of a metric are counted; may take the table away, or put a view in its place, so that no two metrics' verdicts
   * are in memory at a time. Until then the table is a temporary one of that engine. Says whether the engine can still read them
   */
  readonly letGo?: (definition: MetricDefinition, engine: Engine) => Promise<boolean>;
  /** how many metrics are worked out at a time, where the engine can: each takes memory of its own; one when left out */
  readonly lanes?: number;
}

export interface Computed extends Setting {
  /** in catalogue order */
  readonly metrics: readonly { readonly id: string; readonly rows: number }[];
  /** metrics that can't be computed → groups of layouts; of each group one is needed */
  readonly absent: Readonly<Record<string, string[][]>>;
}

/**
 * Computes every verdict as of a day. In: an engine with the tables of all accepted rows (`all_<layout>`, `all_penalties`, `all_staff`)
 * with what became of the others (`all_fates`, `all_sources`, `issues`), what was masked (`all_masked`) and with what sources have no column for (`all_absent`). Out: in the engine a table, or a view, `verdict_<metric>` for
 * each metric whose sources are present, the view `verdict` over them, `cube` and `calendar`. Can be run again on the same engine with
 * another day or other parameters, unless verdicts were let go.
 */
export async function computeVerdicts(engine: Engine, options: ComputeOptions): Promise<Computed> {
  const { ruleset, present, definitions = ruleset.definitions } = options;
  const setting = await createSetting(engine, ruleset, options.asOf, options.parameters);
  await engine.run(knownViews(options.asOf));
  await engine.run(handedInViews());
  const absent = missingOf(definitions, present);
  const judged = new Map<string, { readonly rows: number; readonly readable: boolean }>();
  const lanes = await openLanes(engine, options.lanes ?? 1);
  try {
    const judging = definitions.filter(({ id }) => !(id in absent));
    await makeShared(lanes.engines, sharedDefinitions(ruleset, judging));
    await engine.run(annualViews(ruleset.annual));
    await engine.run(`CREATE OR REPLACE TABLE deadline_request AS ${ruleset.deadlines}`);
    await engine.run(`CREATE OR REPLACE TABLE deadline AS ${ruleset.deadline}`);
    await createCube(engine);
    const tasks = definitions.map((definition) => ({ name: definition.id, needs: [], definition }));
    await inLanes(lanes.engines, tasks, async (on, { name, definition }) => {
      if (name in absent) return dropVerdicts(on, definition);
      options.onProgress?.(name);
      const rows = await computeMetric(on, definition, ruleset, options);
      await countInCube(on, definition);
      judged.set(name, { rows, readable: (await options.letGo?.(definition, on)) ?? true });
    });
  } finally {
    await lanes.close();
  }
  const done = definitions.flatMap(({ id }) => {
    const found = judged.get(id);
    return found ? [{ id, ...found }] : [];
  });
  await engine.run(verdictView(done.filter(({ readable }) => readable).map(({ id }) => id)));
  if (options.counted !== undefined) await engine.run(ownDeadlines(ruleset, options.counted));
  return { ...setting, metrics: done.map(({ id, rows }) => ({ id, rows })), absent };
}

/** Metrics that can't be computed → groups of layouts, in catalogue order. */
function missingOf(definitions: readonly MetricDefinition[], present: ReadonlySet<string>): Record<string, string[][]> {
  const all = definitions.map((definition) => [definition.id, missingSources(definition, present)] as const);
  return Object.fromEntries(all.filter(([, missing]) => missing.length > 0));
}

/** Leaves those due days that rows of the counted agencies need: a guest may be seen in part, and need another day than at home. */
function ownDeadlines({ deadlines }: Ruleset, counted: string): string {
  const own = `(SELECT * FROM $1 WHERE org IN (SELECT org FROM ${identifier(counted)})) own`;
  return `CREATE OR REPLACE TABLE deadline AS
SELECT d.rule, d.start_on, d.extra, d.due_on, d.beyond FROM deadline d
JOIN (
${deadlines.replaceAll(/\bFROM\s+([a-z_]+)/g, `FROM ${own}`)}
) q ON q.rule = d.rule AND q.start_on = d.start_on AND q.extra = d.extra`;
}

/** Makes the verdict table, or view, of one metric over the shared definitions that `computeVerdicts` has made. Returns its number of rows. */
export async function computeMetric(
  engine: Engine,
  definition: MetricDefinition,
  { verdict }: Pick<Ruleset, 'verdict'>,
  { counted, known = [], keep, letGo }: Pick<ComputeOptions, 'counted' | 'known' | 'keep' | 'letGo'> = {},
): Promise<number> {
  await dropVerdicts(engine, definition);
  const select = await verdictSelect(engine, definition, verdict, conditions(definition, counted, known));
  const kept = definition.stored && ((await keep?.(definition, select, engine)) ?? false);
  // what is let go of at once need not be packed where tables are
  const kind = definition.stored && letGo !== undefined ? 'TEMPORARY TABLE' : kindOf(definition);
  if (!kept) await engine.run(`CREATE ${kind} ${verdictTable(definition.id)} AS\n${select}`);
  const [count] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${verdictTable(definition.id)}`);
  return count?.n ?? 0;
}

async function dropVerdicts(engine: Engine, definition: MetricDefinition): Promise<void> {
  await engine.run(`DROP ${kindOf(definition)} IF EXISTS ${verdictTable(definition.id)};`);
}

/**
 * The groups of layouts of which none is present, so that the metric says nothing: 执法主体名录 always, the sources its rows come from,
 * and the evidence in which fulfilment would be seen; without that nobody is accused.
 */
export function missingSources(definition: MetricDefinition, present: ReadonlySet<string>): string[][] {
  const groups = [['orgs'], definition.sources, ...definition.evidence];
  const missing = groups.filter((group) => !group.some((layout) => present.has(layout)));
  return missing.filter((group, i) => missing.findIndex((g) => g.join() === group.join()) === i).map((g) => [...g]);
}

function kindOf(definition: MetricDefinition): 'TABLE' | 'VIEW' {
  return definition.stored ? 'TABLE' : 'VIEW';
}

const mandatory = ['org', 'key', 'act', 'subject', 'on_date', 'ruled', 'reason', 'file', 'record'];
const clock = ['start_on', 'done_on', 'due_on', 'beyond'];
const optional = {
  start_on: 'DATE',
  done_on: 'DATE',
  due_on: 'DATE',
  beyond: 'BOOLEAN',
  extra_1: 'BIGINT',
  extra_2: 'BIGINT',
  year: 'INTEGER',
};

/** The metric's SELECT inside the one wrapper that judges. Columns the metric has no use for are empty. */
async function verdictSelect(
  engine: Engine,
  definition: MetricDefinition,
  wrapper: string,
  where: readonly string[],
): Promise<string> {
  const described = await engine.query<{ column_name: string }>(`DESCRIBE ${definition.sql}`);
  const given = new Set(described.map((column) => column.column_name));
  const needed = [
    ...mandatory,
    ...(definition.clock === 'deadline' ? clock : []),
    ...definition.extra.map((_, i) => `extra_${i + 1}`),
  ];
  const lacking = needed.filter((name) => !given.has(name));
  if (lacking.length > 0) throw new Error(`metric ${definition.id}: its SELECT has no column ${lacking.join(', ')}`);
  const unseen = definition.seenIn.length > 0 && (await hasAbsent(engine));
  const shown = described.map(({ column_name: name }) =>
    unseen && (name === 'ruled' || name === 'reason') ? unlessUnseen(name, given.has('done_on')) : `o.${name}`,
  );
  const filled = Object.entries(optional).flatMap(([name, type]) =>
    given.has(name) ? [] : [`CAST(NULL AS ${type}) AS ${name}`],
  );
  const counts = where.length === 0 ? '' : `\n  WHERE ${where.join(' AND ')}`;
  const metric = `SELECT ${literal(definition.id)} AS metric, ${definition.lateIsMet} AS late_is_met, ${definition.attribution !== null && !definition.yearly} AS attributed`;
  return `WITH metric AS (${metric}),
selected AS (
${definition.sql}
),
obligation AS (SELECT ${[...shown, ...filled].join(', ')} FROM selected o${unseen ? unseenFiles(definition.seenIn) : ''}${counts})
${wrapper}`;
}

/** SQL over the obligation `o`: it is of an agency that is to be judged. */
function conditions({ stored }: MetricDefinition, counted: string | undefined, known: readonly string[]): string[] {
  return [
    ...(counted === undefined ? [] : [`o.org IN (SELECT org FROM ${identifier(counted)})`]),
    ...(known.length === 0 || !stored ? [] : [`o.org NOT IN (${known.map((org) => literal(org)).join(', ')})`]),
  ];
}

async function hasAbsent(engine: Engine): Promise<boolean> {
  return (await engine.query('SELECT 1 AS n FROM all_absent LIMIT 1')).length > 0;
}

/** Joins as `u` the files that have a column for none of the fields. */
function unseenFiles(fields: readonly string[]): string {
  return `
  LEFT JOIN (
    SELECT file FROM all_absent WHERE field IN (${fields.map((field) => literal(field)).join(', ')}) GROUP BY file
    HAVING count(*) = ${fields.length}
  ) u ON u.file = o.file`;
}

/** What can't be seen is not held against anybody: where the row's source has no column for it, nobody can tell. */
function unlessUnseen(column: 'ruled' | 'reason', dated: boolean): string {
  const failed = `u.file IS NOT NULL AND coalesce(o.ruled, 'overdue') = 'overdue'${dated ? ' AND o.done_on IS NULL' : ''}`;
  return column === 'ruled'
    ? `CASE WHEN ${failed} THEN 'unknown' ELSE o.ruled END AS ruled`
    : `CASE WHEN ${failed} THEN 'column_absent' ELSE o.reason END AS reason`;
}

/** `cube`: number of verdicts by metric, agency, month of attribution, reporting year, act, state and band of working days overdue. */
async function createCube(engine: Engine): Promise<void> {
  await engine.run(`DROP TABLE IF EXISTS cube;
CREATE TABLE cube (metric VARCHAR, org VARCHAR, month VARCHAR, year INTEGER, act VARCHAR, state VARCHAR, band VARCHAR, n BIGINT);`);
}

async function countInCube(engine: Engine, { id, bands }: MetricDefinition): Promise<void> {
  // by the day first: a month is made of a text, which is too dear for every row
  await engine.run(`INSERT INTO cube SELECT ${literal(id)} AS metric, org, substr(CAST(on_date AS VARCHAR), 1, 7), year, act, state, band, CAST(sum(n) AS BIGINT)
FROM (SELECT org, on_date, year, act, state, ${bandOf(bands)} AS band, count(*) AS n FROM ${verdictTable(id)} GROUP BY ALL) d
GROUP BY ALL ORDER BY ALL;`);
}

import { identifier, literal, type Engine } from '../engine/engine.ts';
import { calendarDays, civilDay, dayNumber } from './calendar.ts';
import type { Rule, Ruleset } from './ruleset.ts';

/** What was set for a computation: goes into the snapshot's manifest. */
export interface Setting {
  readonly asOf: string;
  readonly calendar: { readonly from: string; readonly to: string };
  readonly parameters: Readonly<Record<string, number | string>>;
}

/**
 * Creates the tables that every rule reads: `calendar` (days of the years with a State Council notice), `counted_day` (working days
 * counted up to a day; also the day before the calendar, with 0), `working_day` (the n-th working day), `civil_day` (day numbers, years and
 * seconds of a wide range of days), `rule` (versions of the rules with their number of days), `required_document`, and the one row
 * of `setting`: as_of, calendar_from, calendar_to, every parameter, and `<rule>_from` for the days on which laws came into force.
 * `parameters` replaces values of `queries/parameters.csv`; a name that isn't there is an error.
 */
export async function createSetting(
  engine: Engine,
  ruleset: Ruleset,
  asOf: string,
  overrides: Readonly<Record<string, number | string>> = {},
): Promise<Setting> {
  const parameters = Object.fromEntries(ruleset.parameters.map((p) => [p.parameter, p.value]));
  const choices = new Map(ruleset.parameters.map((p) => [p.parameter, p.choices]));
  for (const [name, value] of Object.entries(overrides)) {
    if (!(name in parameters)) throw new Error(`there is no parameter ${name}`);
    const allowed = choices.get(name);
    if (allowed ? !allowed.includes(String(value)) : !Number.isSafeInteger(value) || Number(value) < 0)
      throw new Error(
        `parameter ${name}: ${value} is not ${allowed ? `one of ${allowed.join(', ')}` : 'a whole number'}`,
      );
    parameters[name] = value;
  }
  const calendar = await createCalendar(engine, ruleset);
  await createRules(engine, ruleset, parameters);
  const columns = [
    `DATE ${literal(asOf)} AS as_of`,
    `DATE ${literal(calendar.from)} AS calendar_from`,
    `DATE ${literal(calendar.to)} AS calendar_to`,
    `CAST(${dayNumber(calendar.to)} AS BIGINT) AS calendar_to_no`,
    ...parameterColumns(parameters),
    ...ruleset.rules
      .filter((r) => r.unit === 'from' && r.valid_from !== null)
      .map((r) => `DATE ${literal(r.valid_from)} AS ${r.rule}_from`),
  ];
  await engine.run(`CREATE OR REPLACE TABLE setting AS SELECT ${columns.join(', ')};`);
  return { asOf, calendar, parameters };
}

/** SQL columns of `setting` for parameters and their values. */
export function parameterColumns(parameters: Readonly<Record<string, number | string>>): string[] {
  return Object.entries(parameters).map(
    ([name, value]) =>
      `${typeof value === 'string' ? literal(value) : `CAST(${value} AS BIGINT)`} AS ${identifier(name)}`,
  );
}

async function createCalendar(engine: Engine, ruleset: Ruleset): Promise<Setting['calendar']> {
  const days = calendarDays(ruleset.calendar);
  const from = days[0]?.day ?? '';
  const to = days.at(-1)?.day ?? '';
  await engine.run(`DROP TABLE IF EXISTS calendar;
CREATE TABLE calendar (day DATE, day_no BIGINT, working BOOLEAN, wd_no BIGINT, rolled_on DATE);`);
  await engine.append('calendar', {
    day: days.map((d) => d.day),
    day_no: days.map((d) => d.day_no),
    working: days.map((d) => d.working),
    wd_no: days.map((d) => d.wd_no),
    rolled_on: days.map((d) => d.rolled_on),
  });
  await engine.run(`CREATE OR REPLACE TABLE counted_day AS
  SELECT day, wd_no FROM calendar UNION ALL SELECT DATE ${literal(civilDay(dayNumber(from) - 1))}, CAST(0 AS BIGINT);
CREATE OR REPLACE TABLE working_day AS SELECT wd_no, day FROM calendar WHERE working;
CREATE OR REPLACE TABLE civil_day AS
  SELECT d.day, d.day_no, CAST(substr(CAST(d.day AS VARCHAR), 1, 4) AS BIGINT) AS year,
    CAST(substr(CAST(d.day AS VARCHAR), 6, 2) AS BIGINT) AS month, d.day_no * 86400 AS first_sec, (d.day_no + 1) * 86400 AS next_sec
  FROM (
    SELECT DATE '1970-01-01' + CAST(range AS INTEGER) AS day, range AS day_no
    FROM range(${dayNumber('1950-01-01')}, ${dayNumber('2200-01-01')})
  ) d;`);
  return { from, to };
}

async function createRules(
  engine: Engine,
  ruleset: Ruleset,
  parameters: Readonly<Record<string, number | string>>,
): Promise<void> {
  const days = (rule: Rule) => (rule.parameter === null ? 0 : Number(parameters[rule.parameter] ?? 0));
  const rules = ruleset.rules.filter((r) => r.unit !== 'from');
  const documents = ruleset.requiredDocuments;
  await engine.run(`DROP TABLE IF EXISTS rule; DROP TABLE IF EXISTS required_document;
CREATE TABLE rule (rule VARCHAR, valid_from DATE, valid_to DATE, unit VARCHAR, days BIGINT);
CREATE TABLE required_document (document VARCHAR, fulfilled_by VARCHAR, procedure VARCHAR, no_penalty BOOLEAN, condition VARCHAR, due VARCHAR);`);
  await engine.append('rule', {
    rule: rules.map((r) => r.rule),
    valid_from: rules.map((r) => r.valid_from),
    valid_to: rules.map((r) => r.valid_to),
    unit: rules.map((r) => r.unit),
    days: rules.map(days),
  });
  await engine.append('required_document', {
    document: documents.map((d) => d.document),
    fulfilled_by: documents.map((d) => d.fulfilled_by),
    procedure: documents.map((d) => d.procedure),
    no_penalty: documents.map((d) => d.no_penalty),
    condition: documents.map((d) => d.condition),
    due: documents.map((d) => d.due),
  });
}

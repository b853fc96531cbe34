import type { Engine } from '../engine/engine.ts';
import { integer } from '../i18n/format.ts';
import type { SampleMessages } from '../i18n/sample.zh.ts';
import type { Act } from '../metrics/definition.ts';
import { allActs, type ActLayout, type ActRef } from './case/acts.ts';
import { Bindings } from './filter.ts';
import type { Period } from './types.ts';

/** The files that 案卷评查 looks at, by the kind of act. */
export const sampledLayouts = {
  行政处罚: 'cases',
  行政许可: 'licences',
  行政强制: 'coercions',
  行政检查: 'inspections',
} as const satisfies Readonly<Record<Act, ActLayout>>;

/** The same the other way round. */
export const sampledActs: Readonly<Partial<Record<ActLayout, Act>>> = Object.fromEntries(
  Object.entries(sampledLayouts).map(([act, layout]) => [layout, act]),
);

export interface SampleRequest {
  /** any text; the same text draws the same cases from the same snapshot */
  readonly seed: string;
  /** how many are drawn, 1 or more: of all, or of each agency */
  readonly n: number;
  /** draws from each agency by itself */
  readonly byAgency: boolean;
  /** of the day of the decision; of filing, application or inspection where there is none */
  readonly period: Period;
  readonly org?: string | undefined;
  readonly act?: Act | undefined;
}

/** A case that was drawn, with the number that it was drawn by. */
export interface DrawnAct extends ActRef {
  /** SHA-256 of `seed|layout|agency|number`, in hex */
  readonly draw: string;
}

export interface Sample {
  /** how many cases it was drawn from */
  readonly frame: number;
  /** agency → how many of its cases there are, and how many were drawn; agencies by code */
  readonly agencies: readonly { readonly org: string; readonly frame: number; readonly drawn: number }[];
  /** by agency where it was drawn by agency, then in the order of the draw */
  readonly acts: readonly DrawnAct[];
}

/**
 * Draws cases at random for 案卷评查, so that anybody can draw them again: of each case the SHA-256 of `seed|layout|agency|number` (UTF-8) is
 * taken, and those with the smallest come first. All are drawn where there are fewer than asked for. Needs the views of `knownViews`.
 */
export async function drawSample(engine: Engine, request: SampleRequest): Promise<Sample> {
  const bindings = new Bindings();
  const partition = request.byAgency ? 'PARTITION BY org ' : '';
  const acts = await engine.query<DrawnAct>(
    `SELECT layout, org, number, decision_no, "on", draw FROM (
       SELECT *, row_number() OVER (${partition}ORDER BY draw) AS place_drawn FROM (${frameSql(request, bindings)})
     ) WHERE place_drawn <= ${bindings.bind(Math.trunc(request.n))} ORDER BY ${request.byAgency ? 'org, ' : ''}draw`,
    bindings.values,
  );
  const counting = new Bindings();
  const frames = await engine.query<{ org: string; frame: number }>(
    `SELECT org, count(*) AS frame FROM (${frameSql(request, counting)}) GROUP BY org ORDER BY org`,
    counting.values,
  );
  const agencies = frames.map(({ org, frame }) => ({
    org,
    frame,
    drawn: acts.filter((act) => act.org === org).length,
  }));
  return { frame: frames.reduce((sum, { frame }) => sum + frame, 0), agencies, acts };
}

/** What was drawn from what, and how it can be drawn again: sentences for screens, files and the command line. */
export function sampleTold(
  { frame, acts }: Sample,
  { seed, n, byAgency, period }: SampleRequest,
  asOf: string,
  words: SampleMessages,
): string[] {
  if (frame === 0) return [words.none];
  const told = words.told(asOf, period.from, period.to, integer(frame), seed, integer(acts.length));
  return [told, ...(byAgency ? [words.each(integer(n))] : []), words.again];
}

/** The cases that can be drawn, each with its number in the draw. */
function frameSql({ seed, period, org, act }: SampleRequest, bindings: Bindings): string {
  const layouts = act === undefined ? Object.values(sampledLayouts) : [sampledLayouts[act]];
  const draw = `sha256(${bindings.bind(seed)} || '|' || layout || '|' || org || '|' || number)`;
  const conditions = [
    `layout IN (${bindings.list(layouts)})`,
    `"on" BETWEEN CAST(${bindings.bind(period.from)} AS DATE) AND CAST(${bindings.bind(period.to)} AS DATE)`,
    ...(org === undefined ? [] : [`org = ${bindings.bind(org)}`]),
  ];
  return `SELECT layout, org, number, decision_no, "on", ${draw} AS draw FROM (${allActs()}) WHERE ${conditions.join(' AND ')}`;
}

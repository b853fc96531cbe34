import { existsSync, readFileSync } from 'node:fs';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { parametersOf, ParameterFileError, readOverrides, type Override } from '../../src/lib/metrics/parameters.ts';
import { csvText } from '../../src/lib/results/csv.ts';
import type { Format } from './layouts-command.ts';
import { parameterMessages } from './parameter-messages.ts';
import { UsageError, type Terminal } from './terminal.ts';
import { textTable } from './width.ts';

/** Prints the parameters with their standard values and the metrics that use each; its CSV is a parameter file. */
export function parametersCommand({ format }: { readonly format: Format }, tell: Terminal): void {
  const t = parameterMessages(tell.language);
  const ruleset = loadRuleset();
  const users = new Map<string, string[]>(ruleset.parameters.map((p) => [p.parameter, []]));
  for (const definition of ruleset.definitions)
    for (const { parameter } of parametersOf(definition, ruleset)) users.get(parameter)?.push(definition.id);
  const found = ruleset.parameters.map((p) => ({ ...p, metrics: users.get(p.parameter) ?? [] }));
  if (format === 'json') tell.out(`${JSON.stringify(found, null, 2)}\n`);
  else if (format === 'csv') {
    const rows = found.map((p) => [p.parameter, p.value, p.unit, p.meaning, p.source, p.metrics.join(';')]);
    tell.out(csvText(['parameter', 'value', 'unit', 'meaning', 'source', 'metrics'], rows));
  } else {
    const titles = [t.parameter, t.value, t.unit, t.meaning, t.source, t.metrics].map((title) => ({ title }));
    const rows = found.map((p) => [
      p.parameter,
      String(p.value),
      p.unit,
      p.meaning,
      p.source,
      p.metrics.join(tell.m.comma),
    ]);
    tell.out(textTable(titles, rows));
  }
}

/** The local values in the file named on the command line; a `UsageError` says what is wrong with it, and where. */
export function parametersOption(path: string | undefined, tell: Terminal): Override[] {
  if (path === undefined) return [];
  const t = parameterMessages(tell.language);
  if (!existsSync(path)) throw new UsageError(t.noFile(path));
  try {
    const found = readOverrides(textOf(readFileSync(path)), loadRuleset().parameters);
    if (found.length === 0) tell.err(`${t.same(path)}\n`);
    return found;
  } catch (cause) {
    if (cause instanceof ParameterFileError) throw new UsageError(t.wrong(path, cause), { cause });
    throw cause;
  }
}

/** Excel writes a CSV in the system's own encoding. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** What to say beside a result that was computed with local values; empty without any. */
export function overridesText(overrides: readonly Override[], tell: Pick<Terminal, 'language'>): string {
  if (overrides.length === 0) return '';
  const t = parameterMessages(tell.language);
  return `\n${t.title(overrides.length)}\n${overrides.map((override) => `  ${t.override(override)}\n`).join('')}`;
}

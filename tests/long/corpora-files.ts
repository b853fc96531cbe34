import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import papaparse from 'papaparse';
import type { ReadOne } from './read-one.ts';

const script = fileURLToPath(new URL('read-one.ts', import.meta.url));
const tables = /\.(csv|tsv|xls|xlsx|xlsm|xlsb|ods|gz|zst)$/iu;

/** Every file of the corpora that stands for a table, by its path below them; `holiday_cn`, `blns` and licences are none. */
export function corporaFiles(corpora: string): string[] {
  return readdirSync(corpora, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && tables.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(corpora.length + 1))
    .filter((name) => name !== 'excel_expected.csv')
    .sort();
}

/** Files of that many bytes or more have a process to themselves, small ones share one: starting it takes longer than reading them. */
const large = 100_000;
const together = 12;

/**
 * Reads files in processes of their own, two at a time; what each needs at most is then known. Rejects when one crashes or hangs, naming
 * the file.
 */
export async function readInProcesses(corpora: string, names: readonly string[], copies: string) {
  const found = new Map<string, ReadOne>();
  const groups = inGroups(names, (name) => statSync(join(corpora, name)).size);
  const worker = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      const args = group.flatMap((name) => [join(corpora, name), join(copies, `${copyName(names.indexOf(name))}-`)]);
      const options = { timeout: 60_000, maxBuffer: 1 << 26 };
      const outcome = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...args], options).catch(
        (error: unknown) => ({ stdout: outputOf(error), error }),
      );
      const lines = outcome.stdout.split('\n').filter((line) => line !== '');
      lines.forEach((line, i) => found.set(group[i] ?? '', JSON.parse(line) as ReadOne));
      if ('error' in outcome) throw new Error(`${group[lines.length] ?? ''} crashed or hung`, { cause: outcome.error });
    }
  };
  await Promise.all([worker(), worker()]);
  return found;
}

/** The name under which a file's sheets go through a real ingest: it has the title of a layout. */
export function copyName(index: number): string {
  return `行政处罚办案台账-${String(index).padStart(4, '0')}`;
}

function inGroups(names: readonly string[], size: (name: string) => number): string[][] {
  const small = names.filter((name) => size(name) < large);
  const groups = names.filter((name) => size(name) >= large).map((name) => [name]);
  for (let i = 0; i < small.length; i += together) groups.push(small.slice(i, i + together));
  return groups;
}

function outputOf(error: unknown): string {
  return error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' ? error.stdout : '';
}

/** One sheet as other programs see it. */
export interface ExpectedSheet {
  readonly file: string;
  readonly sheet: string;
  readonly rows: number;
  readonly cols: number;
  readonly dates: number;
}

/** The sheets of the expected table that another program could read; those of files that are not here don't matter. */
export function expectedSheets(csv: string): ExpectedSheet[] {
  const { data } = papaparse.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  return data
    .filter((row) => row['rows'] !== '')
    .map((row) => ({
      file: row['file'] ?? '',
      sheet: row['sheet'] ?? '',
      rows: Number(row['rows']),
      cols: Number(row['cols']),
      dates: Number(row['datetime_cells']),
    }));
}

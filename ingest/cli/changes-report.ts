import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CsvValue } from '../../src/lib/results/csv.ts';
import { rowChanges, type Changes, type ChangeLine, type Compared, type LayoutChange } from '../changes/changes.ts';
import { layoutById } from '../layouts/index.ts';
import { changeMessages, type ChangeMessages } from './change-messages.ts';
import { csvPieces, writePieces } from './csv-stream.ts';
import type { Messages } from './messages.ts';
import { reasonOf, UsageError, type Terminal } from './terminal.ts';
import { textTable } from './width.ts';

/** Throws a `UsageError` when the file of `--changes` could not be written, before anything is read. */
export function checkChangesFile(path: string, { m }: Terminal): void {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  try {
    if (isFolder) throw new UsageError(changeMessages(m.language).noFolder(path));
    accessSync(dirname(path), constants.W_OK);
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(changeMessages(m.language).noFolder(path), { cause });
  }
}

/** What an import has changed, for the terminal; every changed row goes to the file, when one is named. */
export async function changesReport(changes: Changes, path: string | undefined, tell: Terminal): Promise<string> {
  const { m } = tell;
  const t = changeMessages(m.language);
  if (!changes.comparable) {
    if (path !== undefined) tell.err(`${t.notWritten(path)}\n`);
    return `${t.notCompared(changes)}\n`;
  }
  const text = [summary(changes, t), ...files(changes, t, m)];
  if (path !== undefined) text.push(`${t.written(path, count(await writeLines(changes, path, m, t)))}\n`);
  return text.join('');
}

function summary({ layouts }: Compared, t: ChangeMessages): string {
  const sum = (of: (change: LayoutChange) => number) => count(layouts.reduce((total, layout) => total + of(layout), 0));
  const line = t.summary(
    sum((l) => l.inserted),
    sum((l) => l.updated),
    sum((l) => l.deleted),
    sum((l) => l.unchanged),
  );
  const changed = layouts.filter((l) => rowChanges.some((change) => l[change] > 0));
  if (changed.length === 0) return `${line}\n`;
  const columns = [
    { title: t.layout },
    ...[...rowChanges.map((change) => t.rows[change]), t.unchanged].map((title) => ({
      title,
      align: 'right' as const,
    })),
  ];
  const rows = changed.map((l) => [
    layoutById(l.layout).title,
    ...[...rowChanges.map((change) => l[change]), l.unchanged].map(count),
  ]);
  return `${line}\n${textTable(columns, rows)}`;
}

function files({ files }: Compared, t: ChangeMessages, m: Messages): string[] {
  const changed = files.filter((file) => file.change !== 'same');
  if (changed.length === 0) return [];
  const lines = changed.map((f) => `  ${f.name}${m.colon}${t.files[f.change](f.before ?? '')}\n`);
  return [`${t.filesTitle}\n`, ...lines];
}

/** Writes the changed rows; returns how many lines there are. */
async function writeLines(changes: Compared, path: string, m: Messages, t: ChangeMessages): Promise<number> {
  let written = 0;
  async function* rows(): AsyncGenerator<CsvValue[][]> {
    for await (const batch of changes.lines()) {
      written += batch.length;
      yield batch.map((line) => cells(line, t));
    }
  }
  await writePieces(path, csvPieces(Object.values(t.columns), rows())).catch((cause: unknown) => {
    throw new UsageError(m.errors.cannotWrite(path, reasonOf(cause)), { cause });
  });
  return written;
}

function cells(line: ChangeLine, t: ChangeMessages): CsvValue[] {
  const { layout, key, change, header, before, after, file, record } = line;
  return [layoutById(layout).title, key, t.rows[change], header, before, after, file, record];
}

function count(n: number): string {
  return n.toLocaleString('en-US');
}

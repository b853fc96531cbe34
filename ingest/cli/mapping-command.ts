import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { layouts } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';
import { readMappings } from '../mapping-files/files.ts';
import { MappingFileError } from '../mapping-files/problems.ts';
import { columnsShown, starterMapping } from '../mapping-files/starter.ts';
import type { Mapping } from '../layouts/mapping.ts';
import { bestHeader } from '../layouts/recognise.ts';
import { openSource } from '../read/open.ts';
import type { Sheet } from '../read/sheet.ts';
import { UnreadableFile } from '../read/unreadable.ts';
import { mappingMessages } from './mapping-messages.ts';
import { UsageError, type Terminal } from './terminal.ts';

export interface MappingArguments {
  readonly layout: string;
  readonly out?: string;
  readonly force?: boolean;
}

/** Writes a first draft of a mapping file for a file, or shows it. An existing file is left alone unless forced. */
export async function mappingCommand(file: string, options: MappingArguments, tell: Terminal): Promise<void> {
  const t = mappingMessages(tell.language);
  const layout = layouts.find((l) => [l.id, l.title, l.file].includes(options.layout));
  if (!layout) throw new UsageError(tell.m.errors.noLayout(options.layout));
  if (!existsSync(file)) throw new UsageError(tell.m.errors.noInput(file));
  const { out } = options;
  if (out !== undefined && existsSync(out) && options.force !== true) throw new UsageError(t.exists(out));
  const sheet = await sheetOf(file, layout, tell);
  const { text, guessed, unsure, missing } = starterMapping(layout, basename(file), sheet.head);
  if (out === undefined) tell.out(text);
  else {
    const beside = `${out}.${process.pid}.tmp`;
    await writeFile(beside, text);
    await rename(beside, out);
    tell.out(`${t.written(out, guessed, unsure)}\n`);
  }
  if (missing.length > 0) tell.err(`${t.missing(missing.join(tell.m.comma))}\n`);
}

/** The sheet that shows the most of the layout, or else the most columns. */
async function sheetOf(path: string, layout: Layout, tell: Terminal): Promise<Sheet> {
  const t = mappingMessages(tell.language);
  const score = (head: Sheet['head']) => (bestHeader(layout, head)?.columns.length ?? 0) * 1000 + columnsShown(head);
  const work = await mkdtemp(join(tmpdir(), 'mingjing-mapping-'));
  try {
    const { size } = await stat(path);
    const { sheets } = await openSource({ path, name: basename(path), bytes: size }, work, score);
    const [best] = [...sheets].sort((a, b) => score(b.head) - score(a.head));
    if (!best || best.records === 0) throw new UsageError(t.noRows(path));
    return best;
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw new UsageError(t.unreadable(path, cause.message), { cause });
    throw cause;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The mapping files named on the command line; a `UsageError` says what is wrong with one, and where. */
export async function mappingOption(paths: readonly string[], tell: Terminal): Promise<Mapping[]> {
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(mappingMessages(tell.language).noFile(missing));
  try {
    return await readMappings(paths);
  } catch (cause) {
    if (cause instanceof MappingFileError) throw new UsageError(cause.in(tell.language), { cause });
    throw cause;
  }
}

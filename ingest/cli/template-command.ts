import { existsSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { layouts } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';
import { likeness } from '../layouts/nearest.ts';
import { templateWorkbook } from '../template/workbook.ts';
import { version } from '../version.ts';
import { templateMessages, type TemplateMessages } from './template-messages.ts';
import { UsageError, type Terminal } from './terminal.ts';

export interface TemplateArguments {
  readonly out?: string;
  readonly all?: boolean;
  readonly force?: boolean;
}

/** Writes the fill-in workbook of a layout, or of all into a folder, and says where. An existing file is left alone unless forced. */
export async function templateCommand(
  name: string | undefined,
  options: TemplateArguments,
  tell: Terminal,
): Promise<void> {
  const t = templateMessages(tell.m.language);
  if ((name === undefined) === (options.all !== true)) throw new UsageError(t.oneOrAll);
  const chosen = name === undefined ? layouts : [layoutNamed(name, t)];
  const targets = chosen.map((layout) => ({ layout, path: targetOf(layout, options, t) }));
  const standing = targets.find(({ path }) => existsSync(path));
  if (standing && options.force !== true) throw new UsageError(t.exists(standing.path));
  for (const { layout, path } of targets) {
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, await templateWorkbook(layout, version));
    tell.out(`${t.written(layout.title, path)}\n`);
  }
}

/** A file of that name is the old one or the new one, never half of one. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(beside, bytes);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}

/** The name keeps the layout's title, so that the filled-in file is recognised by it. */
function targetOf(layout: Layout, { out, all }: TemplateArguments, t: TemplateMessages): string {
  const file = `${layout.title}（模板）.xlsx`;
  if (out === undefined) return file;
  const folder = existsSync(out) ? statSync(out).isDirectory() : all === true || /[\\/]$/u.test(out);
  if (folder) return join(out, file);
  if (all === true) throw new UsageError(t.noFolder(out));
  if (extname(out).toLowerCase() !== '.xlsx') throw new UsageError(t.notXlsx(out));
  return out;
}

function layoutNamed(name: string, t: TemplateMessages): Layout {
  const found = layouts.find((l) => [l.id, l.title, l.file].includes(name));
  if (found) return found;
  throw new UsageError(t.noLayout(name, nearestTitles(name)));
}

/** Titles of which the name is a part; else the one that it is most like, by title or id. */
function nearestTitles(name: string): string[] {
  const within = layouts.filter((l) => l.title.includes(name) || l.id.includes(name.toLowerCase()));
  if (within.length > 0) return within.map((l) => l.title);
  const like = layouts
    .map((l) => ({ title: l.title, like: Math.max(likeness(name, l.title), likeness(name, l.id)) }))
    .filter((l) => l.like >= 0.4)
    .sort((a, b) => b.like - a.like);
  return like.slice(0, 1).map((l) => l.title);
}

import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { layouts } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';
import { templateWorkbook } from '../template/workbook.ts';
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
  const targets = chosen.map((layout) => ({ layout, path: targetOf(layout, options) }));
  const standing = targets.find(({ path }) => existsSync(path));
  if (standing && options.force !== true) throw new UsageError(t.exists(standing.path));
  for (const { layout, path } of targets) {
    await mkdir(dirname(path), { recursive: true });
    const beside = `${path}.${process.pid}.tmp`;
    await writeFile(beside, await templateWorkbook(layout));
    await rename(beside, path);
    tell.out(`${t.written(layout.title, path)}\n`);
  }
}

/** The name keeps the layout's title, so that the filled-in file is recognised by it. */
function targetOf(layout: Layout, { out, all }: TemplateArguments): string {
  const file = `${layout.title}（模板）.xlsx`;
  if (all === true) return join(out ?? '.', file);
  return out ?? file;
}

function layoutNamed(name: string, t: TemplateMessages): Layout {
  const found = layouts.find((l) => l.id === name || l.title === name || l.file === name);
  if (found) return found;
  const near = layouts.filter((l) => l.title.includes(name) || l.id.includes(name.toLowerCase()));
  throw new UsageError(
    t.noLayout(
      name,
      near.map((l) => l.title),
    ),
  );
}

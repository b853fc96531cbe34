import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { layoutById } from '../ingest/layouts/index.ts';
import type { Layout } from '../ingest/layouts/layout.ts';
import { inventCity } from './city.ts';
import { day } from './days.ts';
import { spoil } from './faults.ts';
import { filePlans, strayFile, styleOf, type FilePlan } from './files.ts';
import { encodeGb18030 } from './gb18030.ts';
import { Random } from './random.ts';
import { knownOn, type AnyRow, type Tables } from './rows.ts';
import { chooseColumns, csvText, quoted, xlsxBytes, type Sheet } from './sheet.ts';

/** The day the demo exports were made; nothing later is in them. */
export const demoAsOf = '2025-03-31';
const from = '2022-01-01';

export interface DemoOptions {
  readonly seed?: number;
  /** penalty cases; the other acts keep their proportion */
  readonly cases?: number;
}

export interface DemoFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** id of the layout, null for the stray file */
  readonly layout: string | null;
  readonly rows: number;
}

/** The demo exports as bytes, in the order of the plan. Same options, same bytes. */
export async function demoFiles({ seed = 7, cases = 900 }: DemoOptions = {}): Promise<DemoFile[]> {
  const random = new Random(`mingjing demo ${seed}`);
  const asOf = day(demoAsOf);
  const { book } = inventCity(random, {
    asOf,
    from: day(from),
    cases,
    licences: Math.round(cases * 0.78),
    inspections: Math.round(cases * 1.33),
    coercions: Math.round(cases * 0.067),
  });
  const files: DemoFile[] = [];
  for (const plan of filePlans) files.push(await writePlan(plan, book.tables, asOf, random.fork(plan.name)));
  const stray = strayFile.lines.map((line) => line.map(quoted).join(',')).join('\r\n');
  files.push({
    name: strayFile.name,
    bytes: encodeGb18030(`${stray}\r\n`),
    layout: null,
    rows: strayFile.lines.length,
  });
  return files;
}

/** Writes the demo exports into `out`, which is emptied first. Returns them. */
export async function generateDemo(options: DemoOptions & { readonly out: string }): Promise<DemoFile[]> {
  const files = await demoFiles(options);
  await rm(options.out, { recursive: true, force: true });
  await mkdir(options.out, { recursive: true });
  for (const file of files) await writeFile(join(options.out, file.name), file.bytes);
  return files;
}

async function writePlan(plan: FilePlan, tables: Tables, asOf: number, random: Random): Promise<DemoFile> {
  const layout: Layout = layoutById(plan.table);
  const style = styleOf(plan);
  const all: readonly AnyRow[] = tables[plan.table];
  const chosen = (plan.rows === undefined ? all : all.filter(plan.rows))
    .map((row) => knownOn(layout, row, asOf))
    .filter((row) => row !== null);
  const rows = spoil(layout, chosen, plan.faults ?? {}, random);
  const columns = chooseColumns(layout, style, plan.without ?? [], random);
  const running = plan.numbered === undefined ? [] : [plan.numbered];
  const sheet: Sheet = {
    title: plan.title ?? [],
    header: [...running, ...columns.map(({ header }) => header)],
    group:
      plan.group === undefined
        ? null
        : groupOf(
            layout,
            plan.group,
            running.length + columns.findIndex(({ column }) => column.field === plan.group?.[0]),
          ),
    columns: [...running.map(() => null), ...columns.map(({ column }) => column)],
    rows,
    gaps: new Set(Array.from({ length: plan.gaps ?? 0 }, () => random.int(1, Math.max(1, rows.length - 1)))),
    footer: plan.footer ?? [],
  };
  const bytes =
    plan.encoding === 'xlsx'
      ? await xlsxBytes(sheet, style, layout.title, random)
      : encode(csvText(sheet, style, random), plan.encoding);
  return { name: plan.name, bytes, layout: layout.id, rows: rows.length };
}

/** Two columns under the heading their synonyms have in common: 证件有效期起 and 证件有效期止 under 证件有效期. */
function groupOf(layout: Layout, [first, second]: readonly [string, string], index: number): Sheet['group'] {
  const words = (field: string) => layout.columns.find((column) => column.field === field)?.synonyms ?? [];
  for (const heading of words(second)) {
    const under = (field: string) =>
      words(field)
        .find((word) => word.startsWith(heading) && word.length === heading.length + 1)
        ?.slice(heading.length);
    const [one, two] = [under(first), under(second)];
    if (one !== undefined && two !== undefined) return { text: heading, first: index, lower: [one, two] };
  }
  throw new Error(`layout ${layout.id}: ${first} and ${second} have no heading in common`);
}

function encode(text: string, encoding: 'gb18030' | 'utf-8' | 'utf-8-bom'): Uint8Array {
  if (encoding === 'gb18030') return encodeGb18030(text);
  return new TextEncoder().encode(encoding === 'utf-8-bom' ? `\uFEFF${text}` : text);
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('应为整数。');
  return Number(text);
}

async function main(): Promise<void> {
  const command = new Command('generate')
    .description('生成演示用的源文件（全部为虚构数据）')
    .option('--out <目录>', '写入的目录，原有内容会被清除', 'demo/exports')
    .option('--seed <整数>', '随机种子', wholeNumber)
    .option('--cases <整数>', '处罚案件数', wholeNumber)
    .parse();
  const options = command.opts<{ out: string; seed?: number; cases?: number }>();
  for (const file of await generateDemo(options)) {
    const digest = createHash('sha256').update(file.bytes).digest('hex').slice(0, 12);
    process.stdout.write(`${digest}  ${String(file.rows).padStart(6)} 行  ${file.name}\n`);
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();

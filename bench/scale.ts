import { createReadStream, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { demoAsOf } from '../demo/generate.ts';
import { prepareDemo } from '../ingest/cli/demo.ts';
import { extraTables } from '../ingest/parts/extra-tables.ts';
import { standardParts } from '../ingest/parts/layout.ts';
import { parseManifest } from '../src/lib/snapshot/manifest.ts';
import { indexName } from '../src/lib/snapshot/parts.ts';
import { generateGb18030 } from './generate.ts';
import { measureIngest, type Ingested } from './native.ts';
import { load, print, say } from './say.ts';
import { measureTab, tabLines, type Tab } from './tab.ts';

/** How what it costs grows with the number of cases: each size generated, imported within the same memory, and imported again with a month more. */

export interface ScaleOptions {
  readonly sizes: readonly number[];
  /** bytes */
  readonly memory: number;
  readonly work: string;
  readonly keep?: boolean;
}

/** One size, measured. */
interface Measured {
  readonly cases: number;
  readonly rows: number;
  readonly full: Ingested;
  /** a file more, of a hundredth of the cases, all of one agency; null of a size that is too large to be imported twice */
  readonly more: Ingested | null;
  /** bytes of the whole snapshot, and of the file that the dashboard is painted from */
  readonly snapshot: number;
  readonly cube: number;
  /** bytes of what is written for reading by parts; 0 of a snapshot that is small enough to be opened whole */
  readonly besides: number;
  /** from the overview to a case in a tab of the browser */
  readonly tab: Tab;
}

const mebibyte = 2 ** 20;

/** A size above this is imported once: a second time says nothing new and takes as long again. */
const twiceUpTo = 1_000_000;

const besideTables = new Set(extraTables([], demoAsOf, standardParts).map(({ name }) => name));

export async function measureScale({ sizes, memory, work, keep }: ScaleOptions): Promise<void> {
  say('构建看板……');
  await prepareDemo();
  const measured: Measured[] = [];
  for (const cases of sizes.toSorted((a, b) => a - b)) {
    const found = await measureSize(cases, memory, join(work, `scale-${cases}`), keep ?? false);
    measured.push(found);
    printSize(found);
  }
  print('');
  print(`增长指数（案件数的几次方，按 ${measured.map((m) => count(m.cases)).join('、')} 件拟合；1 为成比例）：`);
  for (const [name, of] of grown) print(`${exponent(measured, of).padStart(8)}  ${name}`);
  printClicks(measured);
  print(`此时机器的负荷：${load()}`);
}

/** What each click reads of the smallest and of the largest snapshot. */
function printClicks(measured: readonly Measured[]): void {
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last || first === last) return;
  print('');
  print(`每一步读取的字节，${count(last.cases)} 件 ÷ ${count(first.cases)} 件：`);
  for (const { name, bytes } of last.tab.clicks) {
    const before = first.tab.clicks.find((click) => click.name === name);
    // what is there already is read for nothing: no ratio says how much more that is
    if (before && before.bytes > 0) print(`${(bytes / before.bytes).toFixed(2).padStart(8)}  ${name}`);
  }
}

const grown: readonly (readonly [string, (m: Measured) => number])[] = [
  ['源文件读成各表，处理器时间', (m) => m.full.processor.ingest],
  ['全部指标、判定和汇总，处理器时间', (m) => m.full.processor.metrics],
  ['源文件读成各表，经过的时间', (m) => m.full.steps.read + m.full.steps.link + m.full.steps.tables],
  ['全部指标、判定和汇总，经过的时间', (m) => m.full.steps.compute + m.full.steps.write],
  ['快照的字节数，不含供按部分读取的表', (m) => m.snapshot - m.besides],
  ['汇总表的字节数', (m) => m.cube],
  ['内存峰值', (m) => m.full.peak],
];

async function measureSize(cases: number, memory: number, work: string, keep: boolean): Promise<Measured> {
  say(`生成 ${count(cases)} 件案件……`);
  const files = generateGb18030(work, cases);
  const rows = Object.values(files.rows).reduce((sum, n) => sum + n, 0);
  const [out, cache] = [join(work, 'snapshot'), join(work, 'cache')];
  rmSync(cache, { recursive: true, force: true });
  try {
    const twice = cases <= twiceUpTo;
    // a layout of several files names its rows by the file: the first month more would change every one
    await writeMonth(files.gb18030, Math.ceil(cases / 100), 'M');
    say('导入……');
    const full = await measureIngest(files.gb18030, out, { memory, byParts: true, ...(twice && { cache }) });
    const { tables } = parseManifest(readFileSync(join(out, 'manifest.json'), 'utf8'));
    const snapshot = Object.values(tables).reduce((sum, { bytes }) => sum + bytes, 0);
    say('在一个标签页里从总览点到案件……');
    const tab = await measureTab(out);
    let more: Ingested | null = null;
    if (twice) {
      say('加一个文件，再次导入……');
      await writeMonth(files.gb18030, Math.ceil(cases / 100), 'N');
      more = await measureIngest(files.gb18030, out, { memory, cache, again: true, byParts: true });
    }
    const besides = Object.entries(tables)
      .filter(([name]) => besideTables.has(name) || name.startsWith(indexName('')))
      .reduce((sum, [, { bytes }]) => sum + bytes, 0);
    return { cases, rows, full, more, snapshot, cube: tables['cube']?.bytes ?? 0, besides, tab };
  } finally {
    for (const folder of [files.gb18030, cache, ...(keep ? [] : [work])])
      rmSync(folder, { recursive: true, force: true });
  }
}

/** The first cases of the register once more, their numbers prefixed, as a file of their own: they are of one agency. */
async function writeMonth(folder: string, cases: number, prefix: string): Promise<void> {
  // one byte, one character: what is copied stays as it is, and no line ends within a character of two bytes
  const register = createReadStream(join(folder, '行政处罚办案台账.csv'), 'latin1');
  const lines: string[] = [];
  for await (const line of createInterface(register)) {
    lines.push(lines.length === 0 ? line : prefix + line);
    if (lines.length > cases) break;
  }
  register.destroy();
  writeFileSync(join(folder, `行政处罚办案台账-${prefix}.csv`), `${lines.join('\r\n')}\r\n`, 'latin1');
}

function printSize({ cases, rows, full, more, snapshot, cube, besides, tab }: Measured): void {
  const { read, link, tables, compute, write, parts } = full.steps;
  print(`${count(cases)} 件案件，${count(rows)} 行，${count(full.verdicts)} 条判定：`);
  print(
    `  经过 ${full.seconds.toFixed(1)} 秒：读取 ${read.toFixed(1)}，清洗关联 ${link.toFixed(1)}，写表 ${tables.toFixed(1)}，指标 ${compute.toFixed(1)}，写判定 ${write.toFixed(1)}，按部分读取的表 ${parts.toFixed(1)}`,
  );
  print(
    `  处理器 ${full.processor.ingest.toFixed(1)} + ${full.processor.metrics.toFixed(1)} + ${full.processor.parts.toFixed(1)} 秒，内存峰值 ${full.peak.toFixed(0)} MiB`,
  );
  print(
    `  快照 ${(snapshot / mebibyte).toFixed(1)} MiB，其中汇总表 ${(cube / 1024).toFixed(0)} KiB，按部分读取的表 ${(besides / mebibyte).toFixed(1)} MiB`,
  );
  for (const line of tabLines(tab)) print(`  ${line}`);
  if (more === null) return;
  const [again, first] = [more, full].map(({ processor }) => processor.ingest + processor.metrics + processor.parts);
  print(
    `  加报百分之一（一个机关一个文件）÷ 全部：${((again ?? 0) / (first ?? 1)).toFixed(2)}（处理器 ${(again ?? 0).toFixed(1)} ÷ ${(first ?? 0).toFixed(1)} 秒；经过 ${more.seconds.toFixed(1)} 秒；沿用 ${more.reused.files} 个文件、${more.reused.agencies ?? 0} 个机关）`,
  );
}

/** The slope of a straight line through the logarithms, by least squares; a dash with fewer than two sizes. */
function exponent(measured: readonly Measured[], of: (m: Measured) => number): string {
  if (measured.length < 2) return '—';
  const points = measured.map((m) => [Math.log(m.cases), Math.log(of(m))] as const);
  const mean = (i: 0 | 1) => points.reduce((sum, point) => sum + point[i], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  const below = points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
  return (above / below).toFixed(2);
}

function count(n: number): string {
  return n.toLocaleString('en');
}

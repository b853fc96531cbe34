import '../engine/older-browsers.ts';
import initParquet from 'parquet-wasm/esm';
import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { build } from '../../../ingest/build.ts';
import { compareSnapshots } from '../../../ingest/changes/compare.ts';
import { correctReadings } from '../../../ingest/corrections/apply.ts';
import { errorWorkbook } from '../../../ingest/error-workbook.ts';
import type { Mapping } from '../../../ingest/layouts/mapping.ts';
import { forgetFiles, putFile, tellOfFiles } from '../../../ingest/platform/browser.ts';
import { maskText } from '../../../ingest/privacy/mask-text.ts';
import type { Progress } from '../../../ingest/progress.ts';
import { readAll, type Reading, type Seen } from '../../../ingest/read-files.ts';
import { inReadingOrder, type Source } from '../../../ingest/read/source.ts';
import type { Said } from '../../../ingest/said.ts';
import { SnapshotWriter } from '../../../ingest/snapshot.ts';
import { NotTogether } from '../../../ingest/together/why-not.ts';
import { version } from '../../../ingest/version.ts';
import { browserEngine } from '../engine/wasm.browser.ts';
import { packTables, type WasmEngine } from '../engine/wasm.ts';
import { loadRuleset } from '../metrics/catalogue.browser.ts';
import { countIssues, issueRows } from '../results/issues.ts';
import type { RefusedFile } from '../snapshot/manifest.ts';
import { isOutOfMemory } from '../engine/out-of-memory.ts';
import { BlobStore } from './blob-store.ts';
import { Encoder } from './encoder.ts';
import type { Checked, Difference, FromImport, HandedIn, Recognised, ToImport } from './messages.ts';
import { rowToCorrect } from './row.ts';
import { previousOf } from './standing.ts';

/** Reads and judges files off the main thread, with the modules of the command line. Ended by its page, which gives back all memory. */
declare const self: DedicatedWorkerGlobalScope;
const parquetReady = initParquet({ module_or_path: wasmUrl });
let readings: readonly Reading[] = [];
let refused: readonly RefusedFile[] = [];
/** the same with the corrections of the last check */
let asRead: readonly Reading[] = [];
/** files of the published snapshot that come before them */
let before = 0;
let engine: WasmEngine | null = null;
/** One thing at a time, in the order in which they were asked for. */
let last: Promise<unknown> = Promise.resolve();

self.addEventListener('message', (event: MessageEvent<ToImport>) => {
  last = last
    .then(() => answer(event.data))
    .catch((cause: unknown) => {
      send({
        type: 'failed',
        message: cause instanceof Error ? cause.message : String(cause),
        outOfMemory: isOutOfMemory(cause),
        gone: isGone(cause),
        whyNot: cause instanceof NotTogether ? cause.why : null,
      });
    });
});

/** A file was changed, moved or locked after it was chosen: the browser then gives nothing of it. */
function isGone(cause: unknown): boolean {
  if (cause instanceof DOMException) return cause.name === 'NotReadableError' || cause.name === 'NotFoundError';
  return (
    cause instanceof Error && /NotReadableError|NotFoundError|could not be read|could not be found/u.test(cause.message)
  );
}

function send(message: FromImport): void {
  self.postMessage(message);
}

async function answer(asked: ToImport): Promise<void> {
  switch (asked.type) {
    case 'open':
      return open(asked.files, asked.mappings);
    case 'check':
      return send({ type: 'checked', checked: await check(asked) });
    case 'issues': {
      if (!engine) throw new Error('nothing is checked');
      const [rows, total] = [await issueRows(engine, asked.query, asked.limit), await countIssues(engine, asked.query)];
      return send({ type: 'issues', rows, total });
    }
    case 'errors': {
      const reading = asRead[asked.file - before];
      if (!engine || !reading) throw new Error('nothing is checked');
      const workbook = await errorWorkbook(engine, reading, asked.file);
      return send({ type: 'errors', workbook: workbook && new Blob([new Uint8Array(workbook)]) });
    }
    case 'row': {
      const reading = asRead[asked.file - before];
      if (!engine || !reading) throw new Error('nothing is checked');
      return send({ type: 'row', row: await rowToCorrect(engine, reading, asked.file, asked.record) });
    }
  }
}

async function open(files: readonly HandedIn[], mappings: readonly Mapping[]): Promise<void> {
  forgetFiles();
  const about = new Map<string, Said>();
  const sources: Source[] = [];
  for (const [i, { name, content, said }] of files.entries()) {
    const path = `handed-in/${i}`;
    await putFile(path, content);
    sources.push({ path, name, bytes: content.size });
    about.set(name, said);
  }
  const all = await readAll(sources.sort(inReadingOrder), about, 'work', report, mappings);
  ({ readings, refused } = all);
  send({ type: 'opened', files: readings.map(recognised), refused, seen: all.seen.map(masked) });
}

function recognised({ file, sheet, header }: Reading): Recognised {
  const read = Object.fromEntries(header.columns.map(({ index, column }) => [index, column.header]));
  return { file, delimiter: sheet.delimiter, head: maskedRows(sheet.head), read };
}

function masked({ sheets, ...seen }: Seen): Seen {
  return { ...seen, sheets: sheets.map((sheet) => ({ ...sheet, head: maskedRows(sheet.head) })) };
}

/** What is shown of the rows before they are masked as a whole. */
function maskedRows(head: readonly (readonly string[])[]): string[][] {
  return head.map((cells) => cells.map((cell) => maskText(cell)));
}

async function check({ how, standing, encoder: url }: Extract<ToImport, { type: 'check' }>): Promise<Checked> {
  const { asOf, corrections, overrides, salt, under } = how;
  await engine?.close();
  engine = null;
  const mine = await browserEngine();
  engine = mine;
  await packTables(mine);
  await tellOfFiles((path, content) => mine.giveFile(path, content));
  asRead = await correctReadings(readings, corrections, 'work');
  await parquetReady;
  const encoder = new Encoder(url);
  const store = new BlobStore(() => encoder.table());
  let difference: Difference = null;
  const manifest = await build(mine, new SnapshotWriter(mine, store, version), {
    readings: asRead,
    refused,
    salt: salt ?? undefined,
    overrides,
    under: under && previousOf(mine, under),
    ruleset: loadRuleset(),
    asOf,
    onProgress: report,
    beforeFinish: async (now) => {
      if (!standing) return;
      const changes = await compareSnapshots(mine, previousOf(mine, standing), now, false);
      difference = changes.comparable ? { files: changes.files, layouts: changes.layouts } : changes;
    },
  }).finally(() => encoder.close());
  before = manifest.together?.files ?? 0;
  return { manifest, tables: store.tables, difference };
}

function report(progress: Progress): void {
  send({ type: 'progress', progress });
}

import { fork, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { projectFolder } from '../../ingest/cli/site.ts';
import type { Became } from './fuzz-reader.ts';
import { seeds } from './fuzz-seeds.ts';
import { Chance, mutated } from './mutate.ts';

/**
 * Broken files, thousands of them: whatever was done to a file, the ingest goes on, and the file is read with a ledger that adds up, or refused
 * by name with one sentence. Each batch is ingested by a process of its own, with a limit of memory and a deadline that kills. One that fails is
 * taken apart file by file; the culprits are kept in test-results/fuzz. `MINGJING_FUZZ=5000` chooses how many, `MINGJING_FUZZ_SEED` which.
 */
const total = Number(process.env['MINGJING_FUZZ'] ?? 20_000);
const seed = Number(process.env['MINGJING_FUZZ_SEED'] ?? 1);
const batch = 40;
/** Milliseconds for one file; a batch has a few of them, because most of its time is that of the ingest itself. */
const deadline = 10_000;
/** MiB of the whole process */
const memory = 1024;

const work = mkdtempSync(join(tmpdir(), 'mingjing-fuzz-'));
const kept = join(projectFolder, 'test-results', 'fuzz');
afterAll(() => {
  reader?.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
});

let reader: ChildProcess | null = null;

/** What became of the files of a folder; a text when the process died, hung or took too much memory. */
function ask(folder: string, within: number): Promise<Became | string> {
  const child = (reader ??= fork(fileURLToPath(new URL('fuzz-reader.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx', '--max-old-space-size=768'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  }));
  return new Promise((resolve) => {
    let said = '';
    const done = (outcome: Became | string) => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.stderr?.removeAllListeners();
      if (typeof outcome === 'string') {
        child.kill('SIGKILL');
        reader = null;
      }
      resolve(outcome);
    };
    const timer = setTimeout(() => done(`no answer within ${within} ms`), within);
    child.stderr?.on('data', (bytes: Buffer) => (said = (said + bytes.toString()).slice(-2000)));
    child.once('exit', (code, signal) => done(`the process ended: ${signal ?? code ?? ''} ${said.slice(0, 300)}`));
    child.once('message', (became: Became) => {
      if (became.failed !== null) done(became.failed);
      else if (became.peak > memory) done(`${became.peak} MiB`);
      else done(became);
    });
    child.send(folder);
  });
}

/** What is wrong with the answer for these files; null when every one has its ledger or its sentence. */
function wrong(names: readonly string[], became: Became): string | null {
  const seen = new Set<string>();
  for (const { name, ledger } of became.files) {
    seen.add(name);
    const { physical, header, nondata, blank, accepted, rejected, duplicates, conflicts } = ledger;
    const sum = header + nondata + blank + accepted + rejected + duplicates + conflicts;
    if (physical !== sum) return `${name}: ${physical} records, ${sum} in the ledger`;
  }
  for (const { name, message } of became.refused) {
    seen.add(name);
    if (message === '' || message.includes('\n') || /undefined|NaN|\bat \w+ \(/.test(message))
      return `${name} is refused: ${message}`;
  }
  // what is in an archive is named below it
  const lost = names.filter((name) => ![...seen].some((one) => one === name || one.startsWith(`${name}/`)));
  return lost.length > 0 ? `nothing is said of ${lost.join(', ')}` : null;
}

test(`${total} broken files`, { timeout: 6 * 3_600_000 }, async () => {
  const groups = seeds();
  expect(groups.length).toBeGreaterThan(2);
  const any = () => chance.of(chance.of(groups));
  const chance = new Chance(seed);
  const counts = { read: 0, refused: 0 };
  const culprits: string[] = [];
  for (let from = 0; from < total; from += batch) {
    const folder = join(work, String(from));
    mkdirSync(folder);
    const names: string[] = [];
    const how = new Map<string, string>();
    for (let i = from; i < Math.min(from + batch, total); i++) {
      const one = any();
      const broken = mutated(one.bytes, chance, any().bytes);
      const name = `${i}-${basename(one.name, extname(one.name)).slice(0, 40)}${extname(one.name)}`;
      writeFileSync(join(folder, name), broken.bytes);
      names.push(name);
      how.set(name, broken.how);
    }
    const became = await ask(folder, 6 * deadline);
    const trouble = typeof became === 'string' ? became : wrong(names, became);
    if (typeof became !== 'string') {
      counts.read += became.files.length;
      counts.refused += became.refused.length;
    }
    if (trouble !== null) {
      const found: string[] = [];
      for (const name of names) {
        const alone = join(work, `alone-${name}`);
        mkdirSync(alone);
        copyFileSync(join(folder, name), join(alone, name));
        // the start of the process is no time of the file
        if (!reader) await ask(join(work, 'nothing'), 60_000);
        const outcome = await ask(alone, deadline);
        const what = typeof outcome === 'string' ? outcome : wrong([name], outcome);
        if (what !== null) {
          mkdirSync(kept, { recursive: true });
          copyFileSync(join(folder, name), join(kept, name));
          found.push(`${name} (${how.get(name) ?? ''}): ${what}`);
        }
      }
      culprits.push(...(found.length > 0 ? found : [`together ${from}…: ${trouble}`]));
    }
    rmSync(folder, { recursive: true, force: true });
    if ((from / batch) % 25 === 0)
      process.stdout.write(`${from + batch}: ${counts.read} read, ${counts.refused} refused\n`);
  }
  process.stdout.write(`${counts.read} read, ${counts.refused} refused\n`);
  expect(culprits).toEqual([]);
  // broken files are refused, and some are still read
  expect(counts.read).toBeGreaterThan(total / 20);
  expect(counts.refused).toBeGreaterThan(total / 20);
});

import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { literal, type Engine } from '../../src/lib/engine/engine.ts';
import { parseManifest, type Manifest } from '../../src/lib/snapshot/manifest.ts';
import { sha256File } from '../read/bytes.ts';
import { sha256 } from '../../src/lib/metrics/sha256.ts';
import { agencyDigests, type Digests } from './digests.ts';
import { programHash } from './program.ts';

const name = 'agencies.json';

const judgedSchema = v.object({
  asOf: v.string(),
  /** hash of the program, the rules, the parameters and the layouts that were present */
  setting: v.string(),
  registers: v.string(),
  agencies: v.record(v.string(), v.string()),
  /** files by the numbers they had: name and layout */
  files: v.array(v.string()),
  /** metric → hash of its table */
  verdicts: v.record(v.string(), v.string()),
});
type Judged = v.InferOutput<typeof judgedSchema>;

/** Why everything was judged again. */
export type JudgedAll = 'first' | 'day' | 'rules' | 'registers' | 'damaged' | 'most';

/** Which agencies are judged in this run, and where the verdicts of the others are. */
export type Plan =
  | { readonly all: JudgedAll }
  | {
      /** agencies whose verdicts stay as they were */
      readonly kept: readonly string[];
      /** of so many */
      readonly of: number;
      /** metric → SELECT of the verdicts of the last time, files numbered as they are now; null for a metric without such */
      readonly rows: (metric: string) => string | null;
    };

/** What decides on verdicts beside the rows. */
export interface JudgedBy {
  readonly asOf: string;
  readonly ruleset: string;
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly present: ReadonlySet<string>;
  /** name and layout of every file, by its number */
  readonly files: readonly string[];
}

/**
 * Keeps what every agency was judged by, so that the next run need not judge again those for which it is the same: a metric's verdicts on an
 * agency depend on that agency's rows, on those they are linked with, and on the registers (tests/decomposition.test.ts). The verdicts
 * themselves are taken from the snapshot that stands in `out`, if its files still hash to what they did.
 */
export class VerdictCache {
  readonly #folder: string;
  readonly #out: string;
  readonly #read: boolean;
  #digests: Digests | null = null;
  plan: Plan = { all: 'first' };

  constructor(folder: string, out: string, read: boolean) {
    this.#folder = folder;
    this.#out = out;
    this.#read = read;
  }

  /** Compares the rows in the engine with those of the last time. Must run before anything is judged. */
  async compare(engine: Engine, by: JudgedBy): Promise<Plan> {
    this.#digests = await agencyDigests(engine);
    this.plan = await this.#planned(this.#digests, by);
    return this.plan;
  }

  async #planned(now: Digests, by: JudgedBy): Promise<Plan> {
    const before = this.#read ? await this.#before() : null;
    if (before === null) return { all: 'first' };
    if (before.asOf !== by.asOf) return { all: 'day' };
    if (before.setting !== settingOf(by)) return { all: 'rules' };
    if (before.registers !== now.registers) return { all: 'registers' };
    const orgs = Object.keys(now.agencies);
    const kept = orgs.filter((org) => before.agencies[org] === now.agencies[org]);
    if (kept.length * 2 < orgs.length) return { all: 'most' };
    const tables = await this.#tables(before);
    if (tables === null) return { all: 'damaged' };
    const numbers = new Map(by.files.map((file, i) => [file, i]));
    const renumbered = before.files.flatMap((file, i) => {
      const number = numbers.get(file);
      return number === undefined || number === i ? [] : [`WHEN ${i} THEN ${number}`];
    });
    const file = renumbered.length === 0 ? 'file' : `CASE file ${renumbered.join(' ')} ELSE file END`;
    return {
      kept,
      of: orgs.length,
      rows: (metric) => {
        const path = tables.get(metric);
        return path === undefined
          ? null
          : `SELECT * REPLACE (CAST(${file} AS INTEGER) AS file) FROM read_parquet(${literal(path)})`;
      },
    };
  }

  async #before(): Promise<Judged | null> {
    const text = await readFile(join(this.#folder, name), 'utf8').catch(() => null);
    if (text === null) return null;
    try {
      const judged = v.safeParse(judgedSchema, JSON.parse(text));
      return judged.success ? judged.output : null;
    } catch {
      return null;
    }
  }

  /** metric → path of its verdicts in the snapshot that stands; null when that is not what it was. */
  async #tables(before: Judged): Promise<ReadonlyMap<string, string> | null> {
    const paths = new Map<string, string>();
    try {
      const manifest = parseManifest(await readFile(join(this.#out, 'manifest.json'), 'utf8'));
      for (const [metric, hash] of Object.entries(before.verdicts)) {
        const path = join(this.#out, manifest.tables[`verdicts/${metric}`]?.path ?? '');
        if ((await sha256File(path)) !== hash) return null;
        paths.set(metric, path);
      }
    } catch {
      return null;
    }
    return paths;
  }

  /** Keeps by what the agencies of a snapshot that now stands were judged. */
  async keep(by: JudgedBy, manifest: Manifest): Promise<void> {
    if (!this.#digests) throw new Error('nothing was compared');
    const judged: Judged = {
      asOf: by.asOf,
      setting: settingOf(by),
      registers: this.#digests.registers,
      agencies: { ...this.#digests.agencies },
      files: [...by.files],
      verdicts: Object.fromEntries(
        manifest.metrics.map(({ id }) => [id, manifest.tables[`verdicts/${id}`]?.sha256 ?? '']),
      ),
    };
    const place = join(this.#folder, name);
    await writeFile(`${place}.new`, JSON.stringify(judged), { mode: 0o600 });
    await rename(`${place}.new`, place);
  }
}

function settingOf({ ruleset, parameters, present }: JudgedBy): string {
  return sha256(JSON.stringify([programHash(), ruleset, Object.entries(parameters).sort(), [...present].sort()]));
}

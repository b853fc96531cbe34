import { corrected, type Correction } from '../../../ingest/corrections/correction.ts';
import type { Mapping } from '../../../ingest/layouts/mapping.ts';
import type { Progress } from '../../../ingest/progress.ts';
import type { Seen } from '../../../ingest/read-files.ts';
import type { Said } from '../../../ingest/said.ts';
import { saltFingerprint } from '../../../ingest/privacy/salt.ts';
import { whyNotTogether, type WhyNot } from '../../../ingest/together/why-not.ts';
import { version } from '../../../ingest/version.ts';
import {
  fractionDone,
  type Checked,
  type FromImport,
  type How,
  type Recognised,
  type RowToCorrect,
  type Standing,
  type ToImport,
} from '../import/messages.ts';
import type { Override } from '../metrics/parameters.ts';
import type { IssueQuery, IssueRow } from '../results/issues.ts';
import { ManifestError, type Manifest, type RefusedFile } from '../snapshot/manifest.ts';
import { isOutOfMemory } from '../engine/out-of-memory.ts';
import * as workspace from '../workspace/workspace.ts';
import { WorkspaceError, type Batch, type KeptFile } from '../workspace/workspace.ts';
import { program } from '../engine/trusted.ts';
import encoderUrl from '../import/encoder.worker.ts?worker&url';
import workerUrl from '../import/import.worker.ts?worker&url';
import { fetchManifest, snapshotUrl } from './published.svelte.ts';

/** Which step an import is at; `opening`, `checking` and `committing` take time and end by themselves. */
export type ImportStep = 'empty' | 'opening' | 'opened' | 'checking' | 'checked' | 'committing' | 'committed';

export type ImportFailure =
  | { readonly kind: 'unavailable' | 'full' | 'changed' | 'memory' | 'gone' }
  | { readonly kind: 'together'; readonly why: WhyNot }
  | { readonly kind: 'failed'; readonly message: string };

/** An import in this browser: files in, a snapshot of them out, in a worker; nothing stands before it is committed. */
class Importing {
  step = $state<ImportStep>('empty');
  /** what is handed in: the files of the batch before, and new ones */
  files = $state.raw<readonly KeptFile[]>([]);
  /** the batch that this one follows */
  parent = $state.raw<Batch | null>(null);
  recognised = $state.raw<readonly Recognised[]>([]);
  refused = $state.raw<readonly RefusedFile[]>([]);
  /** what is in each file that could be opened */
  seen = $state.raw<readonly Seen[]>([]);
  /** how files with the same columns were read before */
  remembered = $state.raw<readonly Mapping[]>([]);
  checked = $state.raw<Checked | null>(null);
  progress = $state.raw<Progress | null>(null);
  /** seconds that it may still take; null before that can be told */
  left = $state.raw<number | null>(null);
  #since = 0;
  failure = $state.raw<ImportFailure | null>(null);
  /** the browser keeps nothing: an import can be checked, not committed */
  keeps = $state(true);
  /** local values of parameters; those of the batch before until others are given */
  overrides = $state.raw<readonly Override[]>([]);
  /** the secret that numbers of persons are hashed with, for as long as the page is open; it is kept nowhere */
  salt = $state.raw<string | null>(null);
  readonly #corrections = $derived(this.files.flatMap((file) => file.corrections ?? []));
  /** the published snapshot; `locked` where only a passphrase opens it, null where there is none */
  published = $state.raw<Manifest | 'locked' | null>(null);
  /** its rows are to stand under those of the files */
  together = $state(false);
  #checkedWith = $state.raw<Pick<How, 'corrections' | 'overrides' | 'salt'> & { readonly together: boolean }>({
    corrections: [],
    overrides: [],
    salt: null,
    together: false,
  });
  #worker: Worker | null = null;
  #waiting: ((message: FromImport) => void)[] = [];
  #begun = false;

  /** Takes up what the batch before was made of. Never rejects. */
  async begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    try {
      const { batches, shown } = await workspace.history();
      this.parent = batches.find((batch) => batch.id === shown.batch) ?? null;
      this.files = this.parent?.files ?? [];
      this.overrides = this.parent?.manifest.overrides ?? [];
      this.together = this.parent?.manifest.together !== undefined;
      this.remembered = await workspace.mappings();
    } catch (cause) {
      if (!(cause instanceof WorkspaceError)) throw cause;
      this.keeps = false;
    }
    void this.#lookAtPublished();
  }

  async #lookAtPublished(): Promise<void> {
    this.published = await fetchManifest().catch((cause: unknown) =>
      cause instanceof ManifestError && cause.code === 'locked' ? 'locked' : null,
    );
  }

  /** Why the rows of the published snapshot can't stand under those of the files, as of that day; null where they can. */
  whyNot(asOf: string): WhyNot | 'locked' | 'none' | null {
    if (this.published === null) return 'none';
    if (this.published === 'locked') return 'locked';
    const fingerprint = this.salt === null ? null : saltFingerprint(this.salt);
    return whyNotTogether(this.published, { asOf, fingerprint, tool: version });
  }

  get busy(): boolean {
    return this.step === 'opening' || this.step === 'checking' || this.step === 'committing';
  }

  /** Whether a file is in the batch before, unchanged. */
  isKept(name: string): boolean {
    const now = this.files.find((file) => file.name === name);
    const then = this.parent?.files.find((file) => file.content === now?.content);
    return then !== undefined && JSON.stringify(then.corrections ?? []) === JSON.stringify(now?.corrections ?? []);
  }

  /** Adds files; one of the same name takes the place of the older. Then finds out what they are. */
  async add(files: readonly { name: string; content: Blob }[]): Promise<void> {
    if (files.length === 0) return;
    const names = new Set(files.map((file) => file.name));
    this.files = [
      ...this.files.filter((file) => !names.has(file.name)),
      ...files.map((file) => ({ ...file, said: {} })),
    ].sort((a, b) => (a.name < b.name ? -1 : 1));
    await this.open();
  }

  async remove(name: string): Promise<void> {
    this.files = this.files.filter((file) => file.name !== name);
    await this.open();
  }

  /** Says how a file is to be read; what is not said is left to the program. */
  async say(name: string, said: Said): Promise<void> {
    this.files = this.files.map((file) => (file.name === name ? { ...file, said } : file));
    await this.open();
  }

  /** Files with these columns are no longer read so by themselves. */
  async forget(id: string): Promise<void> {
    await workspace.forgetMapping(id);
    this.remembered = this.remembered.filter((mapping) => mapping.id !== id);
    if (this.files.length > 0) await this.open();
  }

  /** Finds out of every file what it is. */
  async open(): Promise<void> {
    this.cancel();
    this.recognised = [];
    this.refused = [];
    // what was seen stays in sight until it is seen anew, so that whoever corrects it does not lose the place
    if (this.files.length === 0) return;
    this.step = 'opening';
    const answer = await this.#ask({ type: 'open', files: this.files, mappings: this.remembered });
    if (answer?.type !== 'opened') return;
    this.recognised = answer.files;
    this.refused = answer.refused;
    this.seen = answer.seen;
    this.step = 'opened';
  }

  /** Reads, links and judges everything as of that day. */
  async check(asOf: string): Promise<void> {
    this.step = 'checking';
    this.checked = null;
    const { corrections } = this;
    const under = this.together && this.whyNot(asOf) === null ? this.#publishedStanding() : null;
    const how = { asOf, corrections, overrides: this.overrides, salt: this.salt, under };
    const answer = await this.#ask({
      type: 'check',
      how,
      standing: await this.#standing(),
      encoder: encoderUrl,
    });
    if (answer?.type !== 'checked') return;
    this.#checkedWith = { corrections, overrides: how.overrides, salt: how.salt, together: this.together };
    this.checked = answer.checked;
    this.step = 'checked';
  }

  /** Every correction of every file, in the order of files and rows. */
  get corrections(): readonly Correction[] {
    return this.#corrections;
  }

  /** True when something was corrected, or set otherwise, since the last check: what is checked is not what would be committed. */
  get stale(): boolean {
    const { corrections, overrides, salt, together } = this.#checkedWith;
    return (
      JSON.stringify(corrections) !== JSON.stringify(this.corrections) ||
      overrides !== this.overrides ||
      salt !== this.salt ||
      together !== this.together
    );
  }

  /** A row of what is checked, to be corrected; null when it is no longer there. */
  async row(file: number, record: number): Promise<RowToCorrect | null> {
    const answer = await this.#ask({ type: 'row', file, record });
    return answer?.type === 'row' ? answer.row : null;
  }

  /** Corrects a cell, from the next check on; one that is put back to what stands there is corrected no more. */
  correct(correction: Correction): void {
    this.#keepCorrections(correction.file, (list) => corrected(list, correction));
  }

  /** Takes a correction back, from the next check on. */
  takeBack(correction: Correction): void {
    this.#keepCorrections(correction.file, (list) => list.filter((one) => one !== correction));
  }

  #keepCorrections(name: string, change: (list: readonly Correction[]) => readonly Correction[]): void {
    const owner = this.files.find((file) => file.name === name || name.startsWith(`${file.name}/`));
    this.files = this.files.map((file) =>
      file === owner ? { ...file, corrections: change(file.corrections ?? []) } : file,
    );
  }

  /** Issues of what is checked. */
  async issues(query: IssueQuery, limit: number): Promise<{ rows: readonly IssueRow[]; total: number }> {
    const answer = await this.#ask({ type: 'issues', query, limit });
    return answer?.type === 'issues' ? answer : { rows: [], total: 0 };
  }

  /** The rows of a file to be corrected, as a workbook; null when there is nothing wrong with it. */
  async errors(file: number): Promise<Blob | null> {
    const answer = await this.#ask({ type: 'errors', file });
    return answer?.type === 'errors' ? answer.workbook : null;
  }

  /** Makes what is checked the snapshot that is shown. True when it stands. */
  async commit(): Promise<boolean> {
    const { checked, parent, files } = this;
    if (!checked) return false;
    this.step = 'committing';
    this.failure = null;
    try {
      const { manifest, tables } = checked;
      const changed = files.filter((file) => !this.isKept(file.name)).length;
      await workspace.commit(
        { at: new Date().toISOString(), parent: parent?.id ?? null, changed, manifest, files },
        tables,
      );
      this.step = 'committed';
      return true;
    } catch (cause) {
      this.step = 'checked';
      this.failure =
        cause instanceof WorkspaceError
          ? { kind: cause.reason }
          : { kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) };
      return false;
    }
  }

  /** Gives up what is being done. Nothing of it stays, and the memory is given back. */
  cancel(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#waiting = [];
    this.progress = null;
    this.failure = null;
    this.checked = null;
    this.step = 'empty';
  }

  /** What stands now: the batch before or, without one, the published snapshot. */
  async #standing(): Promise<Standing | null> {
    if (this.parent) {
      const { manifest } = this.parent;
      return { name: '当前的本机数据', manifest, tables: await workspace.tablesOf(this.parent) };
    }
    this.published = await fetchManifest().catch(() => this.published);
    return this.#publishedStanding();
  }

  #publishedStanding(): Standing | null {
    const { published: manifest } = this;
    return manifest === null || manifest === 'locked'
      ? null
      : { name: '已发布的数据', manifest, tables: snapshotUrl('') };
  }

  /** Null when it was given up or failed, which `failure` then says. */
  #ask(message: ToImport): Promise<FromImport | null> {
    this.#since = performance.now();
    this.left = null;
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve) => {
      this.#waiting.push((answer) => {
        if (answer.type === 'failed') {
          this.failure = answer.outOfMemory
            ? { kind: 'memory' }
            : answer.gone
              ? { kind: 'gone' }
              : answer.whyNot
                ? { kind: 'together', why: answer.whyNot }
                : { kind: 'failed', message: answer.message };
          this.step = this.recognised.length > 0 ? 'opened' : 'empty';
        }
        resolve(answer.type === 'failed' ? null : answer);
      });
      worker.postMessage(message);
    });
  }

  #report(progress: Progress): void {
    this.progress = progress;
    const [done, seconds] = [fractionDone(progress), (performance.now() - this.#since) / 1000];
    this.left = done > 0.05 && seconds > 3 ? (seconds / done) * (1 - done) : null;
  }

  #start(): Worker {
    const worker = new Worker(program(workerUrl), { type: 'module' });
    worker.onmessage = (event: MessageEvent<FromImport>) => {
      if (event.data.type === 'progress') this.#report(event.data.progress);
      else {
        this.progress = null;
        this.#waiting.shift()?.(event.data);
      }
    };
    worker.onerror = (event) => {
      const message = event.message || 'worker';
      // what it had read is gone with it
      this.recognised = [];
      for (const waiting of this.#waiting.splice(0))
        waiting({ type: 'failed', message, outOfMemory: isOutOfMemory(message), gone: false, whyNot: null });
      worker.terminate();
      if (this.#worker === worker) this.#worker = null;
    };
    return worker;
  }
}

export const importing = new Importing();

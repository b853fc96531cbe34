import { program } from '../engine/trusted.ts';
import { feedbackOf } from '../evaluation/feedback.ts';
import { evidenceFacts, evidenceOf, type EvidenceRows } from '../report/evidence.ts';
import type { Facts } from '../report/facts.ts';
import { zipped, type WrittenFile, type Writing } from '../report/files.ts';
import { reportOf } from '../report/report.ts';
import type { FromWriter } from '../report/report.worker.ts';
import workerUrl from '../report/report.worker.ts?worker&url';
import { saveBlob } from './save.ts';

/** What is written. */
export interface How {
  /** who signs; otherwise each agency its own */
  readonly signer?: string | undefined;
  /** what is sent to the agencies for their comments, in place of reports */
  readonly feedback?: boolean;
}

/** Writes reports in a worker: the page stays alive, tells how far it is, and can stop. */
export class ReportWriter {
  /** reports that are written, of all that were asked for; null when nothing is being written */
  progress = $state.raw<{ readonly done: number; readonly all: number } | null>(null);
  /** why the last one was not written */
  failed = $state<string | null>(null);
  /** the files of the last one */
  files = $state.raw<readonly WrittenFile[]>([]);
  #worker: Worker | null = null;

  /** Writes the reports of these scopes; what is there when it is stopped is thrown away. Resolves to false when it was stopped or failed. */
  async write(facts: Facts, rows: EvidenceRows, scopes: readonly string[], how: How = {}): Promise<boolean> {
    this.stop();
    this.failed = null;
    this.files = [];
    const worker = new Worker(program(workerUrl), { type: 'module' });
    this.#worker = worker;
    const files: WrittenFile[] = [];
    try {
      for (const [done, scope] of scopes.entries()) {
        this.progress = { done, all: scopes.length };
        const report = how.feedback ? feedbackOf(facts, scope) : reportOf(facts, scope, how.signer);
        const sheets = evidenceOf(facts, scope, rows);
        const written = await this.#one(worker, { facts: evidenceFacts(facts), scope, report, sheets });
        if (written === null) return false;
        files.push(...written);
      }
      this.files = files;
      return true;
    } catch (cause) {
      this.failed = cause instanceof Error ? cause.message : String(cause);
      return false;
    } finally {
      if (this.#worker === worker) this.stop();
    }
  }

  /** Null when it was stopped meanwhile. */
  #one(worker: Worker, writing: Writing): Promise<readonly WrittenFile[] | null> {
    return new Promise((resolve, reject) => {
      this.#stopped = () => resolve(null);
      worker.onmessage = ({ data }: MessageEvent<FromWriter>) => {
        if (data.type === 'written') resolve(data.files);
        else reject(new Error(data.message));
      };
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(writing);
    });
  }

  #stopped: (() => void) | null = null;

  /** Stops what is being written. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.progress = null;
    this.#stopped?.();
    this.#stopped = null;
  }

  /** Hands the files to the reader: those of one report as they are, those of several as one archive. */
  save(name: string, asOf: string): void {
    saveBlob(name, new Blob([new Uint8Array(zipped(this.files, asOf))], { type: 'application/zip' }));
  }
}

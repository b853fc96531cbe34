import { newEvaluation, parseEvaluation, type Evaluation } from '../evaluation/evaluation.ts';
import { keepEvaluation, keptEvaluations } from '../workspace/evaluations.ts';
import { WorkspaceError } from '../workspace/workspace.ts';

/** The evaluations of this browser, one for each year; every change is kept at once. */
class Evaluations {
  #all = $state.raw<ReadonlyMap<number, Evaluation>>(new Map());
  /** what is kept has been read */
  ready = $state(false);
  /** false: this browser keeps nothing, or no more; the evaluation lasts as long as the page */
  kept = $state(true);
  /** what was changed last is not yet kept: a page that is left now would lose it */
  keeping = $state(false);
  /** years of which another tab has written in the meantime: what is changed here is not kept until one of the two is chosen */
  overtaken = $state.raw<ReadonlySet<number>>(new Set());
  /** the revision that what is here goes on from, by year */
  readonly #revisions = new Map<number, number>();
  #writing: Promise<void> = Promise.resolve();

  /** Reads what is kept, once. */
  async start(): Promise<void> {
    if (this.ready) return;
    await this.#read();
    this.ready = true;
  }

  of(year: number): Evaluation {
    return this.#all.get(year) ?? newEvaluation(year);
  }

  /** Takes a changed evaluation; kept in the order in which changes come. */
  put(evaluation: Evaluation): void {
    const { year } = evaluation;
    this.#all = new Map([...this.#all, [year, evaluation]]);
    if (this.overtaken.has(year)) return;
    this.keeping = true;
    const mine = this.#writing.then(() => this.#keep(evaluation));
    this.#writing = mine;
    void mine.then(() => {
      if (this.#writing === mine) this.keeping = false;
    });
  }

  /** Takes what another tab has written in place of what is here. */
  async takeOther(year: number): Promise<void> {
    await this.#writing;
    await this.#read();
    this.#settle(year);
  }

  /** Keeps what is here in place of what another tab has written. */
  async keepOwn(year: number): Promise<void> {
    await this.#writing;
    const own = this.of(year);
    await this.#read();
    this.#settle(year);
    this.put(own);
  }

  /** Takes a file over. Throws an `EvaluationError`; then what was there stays. */
  take(file: string): Evaluation {
    const evaluation = parseEvaluation(file);
    this.put(evaluation);
    return evaluation;
  }

  async #read(): Promise<void> {
    try {
      const kept = await keptEvaluations();
      this.#all = new Map([
        ...this.#all,
        ...kept.map(({ evaluation }): [number, Evaluation] => [evaluation.year, evaluation]),
      ]);
      for (const { evaluation, revision } of kept) this.#revisions.set(evaluation.year, revision);
    } catch {
      this.kept = false;
    }
  }

  async #keep(evaluation: Evaluation): Promise<void> {
    const { year } = evaluation;
    if (this.overtaken.has(year)) return;
    try {
      this.#revisions.set(year, await keepEvaluation(evaluation, this.#revisions.get(year) ?? 0));
      this.kept = true;
    } catch (cause) {
      if (cause instanceof WorkspaceError && cause.reason === 'changed')
        this.overtaken = new Set([...this.overtaken, year]);
      else this.kept = false;
    }
  }

  #settle(year: number): void {
    this.overtaken = new Set([...this.overtaken].filter((one) => one !== year));
  }
}

export const evaluations = new Evaluations();

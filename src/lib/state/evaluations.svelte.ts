import { newEvaluation, parseEvaluation, type Evaluation } from '../evaluation/evaluation.ts';
import { keepEvaluation, keptEvaluations } from '../workspace/evaluations.ts';

/** The evaluations of this browser, one for each year; every change is kept at once. */
class Evaluations {
  #all = $state.raw<ReadonlyMap<number, Evaluation>>(new Map());
  /** what is kept has been read */
  ready = $state(false);
  /** false: this browser keeps nothing, or no more; the evaluation lasts as long as the page */
  kept = $state(true);
  #writing: Promise<void> = Promise.resolve();

  /** Reads what is kept, once. */
  async start(): Promise<void> {
    if (this.ready) return;
    try {
      this.#all = new Map((await keptEvaluations()).map((one) => [one.year, one]));
    } catch {
      this.kept = false;
    }
    this.ready = true;
  }

  of(year: number): Evaluation {
    return this.#all.get(year) ?? newEvaluation(year);
  }

  /** Takes a changed evaluation; kept in the order in which changes come. */
  put(evaluation: Evaluation): void {
    this.#all = new Map([...this.#all, [evaluation.year, evaluation]]);
    this.#writing = this.#writing
      .then(() => keepEvaluation(evaluation))
      .then(
        () => void (this.kept = true),
        () => void (this.kept = false),
      );
  }

  /** Takes a file over. Throws an `EvaluationError`; then what was there stays. */
  take(file: string): Evaluation {
    const evaluation = parseEvaluation(file);
    this.put(evaluation);
    return evaluation;
  }
}

export const evaluations = new Evaluations();

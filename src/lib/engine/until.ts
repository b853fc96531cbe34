import type { Engine, Row, Value } from './engine.ts';

/** Nobody waits for the answer any more. */
export class StaleError extends Error {
  override readonly name = 'StaleError';
}

/**
 * The engine for somebody who may stop waiting: once `signal` is aborted nothing more is asked of it, so that the next question does not stand in
 * a line behind the rest of this one. What was asked before rejects with a `StaleError` when its answer comes.
 */
export function until(engine: Engine, signal: AbortSignal): Engine {
  const check = () => {
    if (signal.aborted) throw new StaleError();
  };
  const asked = async <T>(work: () => Promise<T>): Promise<T> => {
    check();
    const answer = await work();
    check();
    return answer;
  };
  return {
    run: (sql) => asked(() => engine.run(sql)),
    query: <T extends object = Row>(sql: string, parameters?: readonly Value[]) =>
      asked(() => engine.query<T>(sql, parameters)),
    append: (table, columns) => asked(() => engine.append(table, columns)),
    close: () => engine.close(),
  };
}

import fc from 'fast-check';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';

/** A rule that holds for every case of a generator, checked on as many cases as there is time for; a failure prints its seed. */
export interface Property {
  readonly rule: string;
  readonly check: (runs: number) => void | Promise<void>;
}

/** A property of one case at a time; `holds` throws where it does not. */
export function property<T>(rule: string, cases: fc.Arbitrary<T>, holds: (example: T) => void): Property {
  return { rule, check: (runs) => fc.assert(fc.property(cases, holds), { numRuns: runs }) };
}

/** A property that needs the database. With `batch`, that many cases are tried at once, and `holds` itself finds those that fail. */
export function slowProperty<T>(
  rule: string,
  cases: fc.Arbitrary<T>,
  holds: (example: T, engine: NativeEngine) => Promise<void>,
  { batch = 1 }: { batch?: number } = {},
): Property {
  const check = async (runs: number) => {
    const engine = await nativeEngine();
    const one = fc.asyncProperty(cases, (example) => holds(example, engine));
    // a batch shrinks by dropping cases that don't fail, for minutes
    const parameters = { numRuns: Math.ceil(runs / batch), endOnFailure: batch > 1 };
    await fc.assert(one, parameters).finally(() => engine.close());
  };
  return { rule, check };
}

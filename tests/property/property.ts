import fc from 'fast-check';

/** A rule that holds for every case of a generator, checked on as many cases as there is time for; a failure prints its seed. */
export interface Property {
  readonly rule: string;
  readonly check: (runs: number) => void | Promise<void>;
}

/** A property of one case at a time; `holds` throws where it does not. */
export function property<T>(rule: string, cases: fc.Arbitrary<T>, holds: (example: T) => void): Property {
  return { rule, check: (runs) => fc.assert(fc.property(cases, holds), { numRuns: runs }) };
}

/** A property that needs files or the database. `atOnce` cases make one run, of which `holds` itself finds the ones that fail. */
export function slowProperty<T>(
  rule: string,
  cases: fc.Arbitrary<T>,
  holds: (example: T) => Promise<void>,
  atOnce = 1,
): Property {
  return {
    rule,
    check: (runs) => {
      const parameters = { numRuns: Math.ceil(runs / atOnce), endOnFailure: atOnce > 1 };
      return fc.assert(fc.asyncProperty(cases, holds), parameters);
    },
  };
}

/**
 * The least number of rows for every gain. Rows that move the same lines in the same way are interchangeable: a choice is how many of each
 * class are mended. A front holds, in rising order, the choices that no smaller choice equals.
 */

export interface Choice {
  /** rows mended */
  readonly rows: number;
  /** hundredths of a point gained */
  readonly gain: number;
  /** rows mended of each class */
  readonly counts: readonly number[];
}

export interface Front {
  readonly choices: readonly Choice[];
  /** every combination was looked at; else row by row, the best next, and there may be a smaller choice */
  readonly exact: boolean;
}

/** As many combinations are worked out one by one. */
export const mostCombinations = 4000;

/**
 * The front of classes that move common lines. `sizes`: rows in each class; `gainOf`: hundredths of a point that a choice gains, which never falls
 * when more is mended.
 */
export function frontOf(sizes: readonly number[], gainOf: (counts: readonly number[]) => number): Front {
  const combinations = sizes.reduce((product, size) => product * (size + 1), 1);
  return combinations <= mostCombinations
    ? { choices: best(every(sizes).map((counts) => choice(counts, gainOf))), exact: true }
    : { choices: best(stepwise(sizes, gainOf)), exact: false };
}

/** The front of two that move no common line. */
export function together(a: Front, b: Front): Front {
  const choices = a.choices.flatMap((x) =>
    b.choices.map((y) => ({ rows: x.rows + y.rows, gain: x.gain + y.gain, counts: [...x.counts, ...y.counts] })),
  );
  return { choices: best(choices), exact: a.exact && b.exact };
}

export const nothing: Front = { choices: [{ rows: 0, gain: 0, counts: [] }], exact: true };

function choice(counts: readonly number[], gainOf: (counts: readonly number[]) => number): Choice {
  return { rows: counts.reduce((sum, n) => sum + n, 0), gain: gainOf(counts), counts };
}

function every(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (made, size) => made.flatMap((counts) => Array.from({ length: size + 1 }, (_, n) => [...counts, n])),
    [[]],
  );
}

/** One class after the other: the least number of rows of it that gains anything, of the class where a row then gains most. */
function stepwise(sizes: readonly number[], gainOf: (counts: readonly number[]) => number): Choice[] {
  const made = [
    choice(
      sizes.map(() => 0),
      gainOf,
    ),
  ];
  for (let now = made[0]; now !== undefined; now = made.at(-1)) {
    const { counts, gain } = now;
    const steps = sizes.flatMap((size, i) => {
      const to = (n: number) => counts.with(i, n);
      const from = counts[i] ?? 0;
      if (from === size || gainOf(to(size)) === gain) return [];
      // the least n that gains: more never gains less
      let [low, high] = [from, size];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (gainOf(to(middle)) > gain) high = middle;
        else low = middle;
      }
      return [choice(to(high), gainOf)];
    });
    // where no class gains by itself, all together may
    const all = choice(sizes, gainOf);
    const [first, ...rest] = steps.length > 0 ? steps : all.gain > gain ? [all] : [];
    if (!first) break;
    const worth = (step: Choice) => (step.gain - gain) / (step.rows - now.rows);
    made.push(rest.reduce((top, step) => (worth(step) > worth(top) ? step : top), first));
  }
  return made;
}

function best(choices: readonly Choice[]): Choice[] {
  const sorted = choices.toSorted((a, b) => a.rows - b.rows || b.gain - a.gain);
  const front: Choice[] = [];
  for (const one of sorted) if (one.gain > (front.at(-1)?.gain ?? -1)) front.push(one);
  return front;
}

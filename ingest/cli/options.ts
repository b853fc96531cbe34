import { defaultPeriod, isDay } from '../../src/lib/results/period.ts';
import type { Period } from '../../src/lib/results/types.ts';
import type { Messages } from './messages.ts';
import { UsageError } from './terminal.ts';

/** Option texts read as what they mean. Each throws a `UsageError` that says what to write instead. */

export function dayOption(option: string, m: Messages): (text: string) => string {
  return (text) => {
    if (!isDay(text)) throw new UsageError(m.errors.notADay(option, text));
    return text;
  };
}

export function choiceOption<const C extends string>(option: string, choices: readonly C[], m: Messages) {
  return (text: string): C => {
    const found = choices.find((choice) => choice === text);
    if (found === undefined) throw new UsageError(m.errors.notAChoice(option, text, choices.join(m.comma)));
    return found;
  };
}

/** Several choices in one text, separated by commas. */
export function choicesOption<const C extends string>(option: string, choices: readonly C[], m: Messages) {
  const one = choiceOption(option, choices, m);
  return (text: string): C[] =>
    text
      .split(/[,，]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(one);
}

export function portOption(m: Messages): (text: string) => number {
  return (text) => {
    const port = Number(text);
    if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(m.errors.notAPort(text));
    return port;
  };
}

/** Collects an option that may be repeated. */
export function collect(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), text];
}

/** The period asked for, else the reporting year of the as-of date. */
export function periodOption(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  asOf: string,
  m: Messages,
): Period {
  if (from === undefined && to === undefined) return defaultPeriod(asOf);
  if (from === undefined || to === undefined) throw new UsageError(m.errors.periodHalf);
  if (from > to) throw new UsageError(m.errors.periodOrder(from, to));
  return { from, to };
}

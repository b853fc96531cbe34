import { byPinyin } from '../i18n/pinyin.ts';
import { t } from '../i18n/locale.svelte.ts';
import { acts, states, systems, unresolvedAgency } from '../metrics/definition.ts';
import type { RowOrder, RowSorting } from '../results/rows.ts';
import { opened, shortAgencyNames } from './view.svelte.ts';

/** How a list of verdicts is sorted on the screen. */
export interface RowsShown {
  readonly by: RowOrder;
  readonly descending: boolean;
}

/** The same with the order of what is shown as words: agencies, reasons and acts by their sound, metrics as the catalogue has them. */
export function asShown(order: RowsShown): RowSorting {
  return { ...order, ranking: ranking(order.by) };
}

function ranking(by: RowOrder): readonly string[] | undefined {
  if (by === 'org') return agenciesInOrder();
  if (by === 'state') return states;
  if (by === 'act') return [...acts].sort(byPinyin);
  if (by === 'reason') return byWords(t().reasons);
  if (by === 'metric')
    return [...opened().metrics]
      .sort((a, b) => systems.indexOf(a.system) - systems.indexOf(b.system) || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
  return undefined;
}

/** The codes of the agencies by the names that are shown; what belongs to none comes last. */
export function agenciesInOrder(): string[] {
  const names = shortAgencyNames();
  names.delete(unresolvedAgency);
  return byWords(Object.fromEntries(names));
}

function byWords(words: Readonly<Record<string, string>>): string[] {
  return Object.entries(words)
    .sort(([, a], [, b]) => byPinyin(a, b))
    .map(([code]) => code);
}

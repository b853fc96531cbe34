import type { Draft } from '../assess/scheme-edit.ts';
import { reasons as knownReasons } from '../i18n/reasons.zh.ts';

/** What the parts of the form share: the scheme as it stands, and how it is changed. */
export interface Editing {
  readonly text: string;
  readonly draft: Draft;
  /** metrics that may be named, with their names in the reader's language, and the reasons their rows can have */
  readonly metrics: readonly {
    readonly id: string;
    readonly name: string;
    readonly reasons: ReadonlySet<string>;
  }[];
  /** `where`: what is typed at one place is undone together */
  readonly change: (text: string, where?: string) => void;
}

/** The reasons that a metric's SELECT writes out. */
export function reasonsIn(sql: string): ReadonlySet<string> {
  return new Set(
    [...sql.matchAll(/'([a-z_]+)'/g)].flatMap(([, word = '']) => (knownReasons[word] === undefined ? [] : [word])),
  );
}

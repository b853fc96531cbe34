import type { Draft } from '../assess/scheme-edit.ts';

/** What the parts of the form share: the scheme as it stands, and how it is changed. */
export interface Editing {
  readonly text: string;
  readonly draft: Draft;
  /** metrics that may be named, with their names in the reader's language */
  readonly metrics: readonly { readonly id: string; readonly name: string }[];
  /** `where`: what is typed at one place is undone together */
  readonly change: (text: string, where?: string) => void;
}

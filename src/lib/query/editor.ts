import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  completionKeymap,
  selectedCompletion,
  startCompletion,
  type Completion,
  type CompletionContext,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { SQLDialect } from '@codemirror/lang-sql';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { functions, keywords } from './functions.ts';
import type { Suggestions } from './suggest.ts';

export interface SqlEditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly surroundings: Surroundings;
  /** what may stand at an offset; `asked` when the reader wants to see it without having written anything */
  readonly suggestions: (text: string, at: number, asked: boolean) => Suggestions | null;
  /** what is said beside a suggestion */
  readonly detail: (suggestion: Suggestions['list'][number]) => string;
  readonly changed: (text: string) => void;
  readonly run: () => void;
}

/** What the page around it decides, and may change. */
export interface Surroundings {
  /** attributes of the text box */
  readonly attributes: Readonly<Record<string, string>>;
  /** the editor's own words in the language of the reader */
  readonly phrases: Readonly<Record<string, string>>;
}

/** An editor of one SQL text. The Tab key leaves it; Escape closes the list of suggestions. */
export class SqlEditor {
  readonly #view: EditorView;
  readonly #around = new Compartment();

  constructor(options: SqlEditorOptions) {
    this.#view = new EditorView({
      parent: options.parent,
      doc: options.text,
      extensions: [
        this.#around.of(around(options.surroundings)),
        lineNumbers(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        dialect.extension,
        syntaxHighlighting(colours),
        autocompletion({
          override: [(context) => completions(context, options)],
          icons: false,
          defaultKeymap: false,
          tooltipClass: () => 'suggestions',
        }),
        Prec.highest(keymap.of(keys(options.run))),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.changed(update.state.doc.toString());
        }),
      ],
    });
  }

  set surroundings(value: Surroundings) {
    this.#view.dispatch({ effects: this.#around.reconfigure(around(value)) });
  }

  /** Another text in the place of what is there; it can be undone. */
  set text(value: string) {
    const { doc } = this.#view.state;
    if (doc.toString() === value) return;
    this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: value } });
  }

  /** Puts the cursor at an offset, in sight. */
  point(at: number): void {
    const anchor = Math.min(at, this.#view.state.doc.length);
    this.#view.dispatch({ selection: { anchor }, scrollIntoView: true });
    this.#view.focus();
  }

  /** Puts a name in the place of what is selected, apart from the word before. */
  insert(name: string): void {
    const { state } = this.#view;
    const { from } = state.selection.main;
    const gap = /[\w,]/.test(state.sliceDoc(Math.max(0, from - 1), from)) ? ' ' : '';
    this.#view.dispatch(state.replaceSelection(gap + name), { scrollIntoView: true });
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}

function around({ attributes, phrases }: Surroundings): Extension {
  return [EditorView.contentAttributes.of(attributes), EditorState.phrases.of(phrases)];
}

const keys = (run: () => void) => [
  ...['Ctrl-Enter', 'Cmd-Enter'].map((key) => ({
    key,
    run: () => {
      run();
      return true;
    },
  })),
  // where Ctrl+Space is what changes the input method
  { key: 'Alt-/', run: startCompletion },
  { key: 'Enter', run: accept },
  // the list is gone before the focus would move into it
  { key: 'Tab', run: leave, shift: leave },
];

function leave(view: EditorView): boolean {
  closeCompletion(view);
  return false;
}

/** Takes the suggestion that is chosen, unless it is what is written already: then the key begins a new line. */
function accept(view: EditorView): boolean {
  const label = selectedCompletion(view.state)?.label.toLowerCase();
  if (label === undefined) return false;
  const { head } = view.state.selection.main;
  const before = view.state.sliceDoc(Math.max(0, head - label.length), head).toLowerCase();
  if (before !== label) return acceptCompletion(view);
  closeCompletion(view);
  return false;
}

function completions(context: CompletionContext, { suggestions, detail }: SqlEditorOptions) {
  const found = suggestions(context.state.doc.toString(), context.pos, context.explicit);
  if (!found) return null;
  return {
    from: found.from,
    filter: false,
    options: found.list.map((suggestion): Completion => ({
      label: suggestion.text,
      type: suggestion.kind,
      detail: detail(suggestion),
    })),
  };
}

const dialect = SQLDialect.define({
  keywords: keywords.join(' '),
  builtin: functions.filter((name) => !keywords.includes(name)).join(' '),
  types: '',
  operatorChars: '*+-%<>!=&|~^/:',
});

/** The colours of the site's own tokens, so that they follow its theme. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--late)' },
  { tag: tags.number, color: 'var(--unknown)' },
  { tag: tags.standard(tags.name), color: 'var(--pending)' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--ink-3)', fontStyle: 'italic' },
]);

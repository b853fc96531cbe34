import { defaultKeymap } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** An editor of the text of a scheme. Its history is the owner's: the form changes the same text. The Tab key leaves it. */
export class YamlEditor {
  readonly #view: EditorView;
  readonly #around = new Compartment();

  constructor(options: {
    readonly parent: HTMLElement;
    readonly text: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly changed: (text: string) => void;
    readonly undo: () => void;
    readonly redo: () => void;
  }) {
    const run = (act: () => void) => () => {
      act();
      return true;
    };
    this.#view = new EditorView({
      parent: options.parent,
      doc: options.text,
      extensions: [
        this.#around.of(around(options.attributes)),
        lineNumbers(),
        highlightSpecialChars(),
        drawSelection(),
        language,
        syntaxHighlighting(colours),
        keymap.of([
          { key: 'Mod-z', run: run(options.undo) },
          { key: 'Mod-y', run: run(options.redo) },
          { key: 'Mod-Shift-z', run: run(options.redo) },
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.changed(update.state.doc.toString());
        }),
      ],
    });
  }

  set attributes(value: Readonly<Record<string, string>>) {
    this.#view.dispatch({ effects: this.#around.reconfigure(around(value)) });
  }

  /** Another text in the place of what is there. */
  set text(value: string) {
    const { doc } = this.#view.state;
    if (doc.toString() === value) return;
    this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: value } });
  }

  /** Puts the cursor at the start of a line (from 1), in sight. */
  point(line: number): void {
    const { doc } = this.#view.state;
    const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
    this.#view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}

const around = (attributes: Readonly<Record<string, string>>): Extension => [
  EditorView.contentAttributes.of(attributes),
  EditorState.tabSize.of(2),
];

/** What of YAML schemes use: comments, keys, quoted texts, numbers. */
const language = StreamLanguage.define({
  name: 'yaml',
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/u)) return 'comment';
    if (stream.match(/^[\w-]+(?=:(?:\s|$))/u)) return 'keyword';
    if (stream.match(/^'(?:[^']|'')*'/u) || stream.match(/^"(?:[^"\\]|\\.)*"/u)) return 'string';
    if (stream.match(/^-?\d+(?:\.\d+)?(?=[\s,}\]]|$)/u)) return 'number';
    stream.next();
    return null;
  },
});

/** The colours of the site's own tokens, so that they follow its theme. */
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--late)' },
  { tag: tags.number, color: 'var(--unknown)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
]);

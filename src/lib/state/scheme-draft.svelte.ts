/** The text of the scheme that is being edited, with what it was before. It stays while other screens are looked at. */
class SchemeDraft {
  text = $state('');
  /** key of the scheme it is a copy of */
  base = $state('');
  #past = $state.raw<readonly string[]>([]);
  #future = $state.raw<readonly string[]>([]);
  /** where the last change was made: what is typed in one go is undone in one go */
  #last = '';

  get undoable(): boolean {
    return this.#past.length > 0;
  }
  get redoable(): boolean {
    return this.#future.length > 0;
  }

  /** Begins with another text; what was before is gone. */
  start(text: string, base: string): void {
    this.text = text;
    this.base = base;
    this.#past = [];
    this.#future = [];
    this.#last = '';
  }

  /** Another text; `where` it was changed, '' for a change that stands for itself. */
  change(text: string, where = ''): void {
    if (text === this.text) return;
    if (where === '' || where !== this.#last) this.#past = [...this.#past.slice(1 - most), this.text];
    this.#future = [];
    this.#last = where;
    this.text = text;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, this.text];
    this.#last = '';
    this.text = before;
  }

  redo(): void {
    const after = this.#future.at(-1);
    if (after === undefined) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.text];
    this.#last = '';
    this.text = after;
  }
}

/** so many changes can be undone */
const most = 200;

export const schemeDraft = new SchemeDraft();

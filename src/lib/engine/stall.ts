/** Milliseconds without one byte after which a transfer counts as stalled. Not a time for the whole: a slow line may take as long as it takes. */
export const stallAfter = 30_000;

/** Listens to something that arrives piece by piece, and says once when nothing has been heard of it for too long. */
export class Silence {
  readonly #limit: number;
  readonly #tell: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  constructor(limit: number, tell: () => void) {
    this.#limit = limit;
    this.#tell = tell;
    this.heard();
  }

  /** A piece has arrived. */
  heard(): void {
    clearTimeout(this.#timer);
    if (this.#over) return;
    this.#timer = setTimeout(() => {
      this.#over = true;
      this.#tell();
    }, this.#limit);
  }

  /** Nothing more is expected. */
  end(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }
}

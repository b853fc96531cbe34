/** A file that can't be read at all: one sentence that says why and what to do. */
export class UnreadableFile extends Error {
  readonly code: 'EMPTY' | 'ENCODING' | 'ENCRYPTED' | 'DAMAGED' | 'UNSUPPORTED' | 'TOO_LARGE';
  constructor(code: UnreadableFile['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreadableFile';
    this.code = code;
  }
}

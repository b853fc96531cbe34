import type { Language, Messages } from './messages.ts';

/** What a command talks to: texts of the chosen language, results to stdout, everything else to stderr. */
export interface Terminal {
  readonly language: Language;
  readonly m: Messages;
  /** a result, to stdout */
  out(text: string): void;
  /** a message, to stderr */
  err(text: string): void;
  /** what is going on right now; shown on a terminal only, each text replaces the one before. null clears it */
  progress(text: string | null): void;
}

export const exitCodes = { ok: 0, problems: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The call can't be carried out as it is; the message is for people, in their language. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function terminal(language: Language, m: Messages): Terminal {
  const interactive = process.stderr.isTTY;
  return {
    language,
    m,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    progress(text) {
      if (interactive) process.stderr.write(`\r\u001b[2K${text ?? ''}`);
    },
  };
}

/** What went wrong, in the words of the system. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

import { CommanderError } from 'commander';
import { IngestError } from '../ingest.ts';
import { languages, messages, type Language } from './messages.ts';
import { createProgram } from './program.ts';
import { exitCodes, reasonOf, terminal, UsageError, type ExitCode } from './terminal.ts';
import { translated } from './commander.ts';

/** The `mingjing` command: arguments in, exit code out. Results go to stdout, one clear line per error to stderr. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const language = languageOf(args);
  const m = messages(language);
  const tell = terminal(language, m);
  // `mingjing … | head` closes the pipe early; that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  let code: ExitCode = exitCodes.ok;
  const program = createProgram(tell, (result) => (code = result));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (cause) {
    tell.progress(null);
    const error = cause instanceof CommanderError ? translated(cause, m) : cause;
    if (error === null) return exitCodes.ok;
    if (error instanceof UsageError || error instanceof IngestError) {
      tell.err(`${m.errors.prefix}${error.message}\n`);
      return exitCodes.usage;
    }
    tell.err(`${m.errors.prefix}${m.errors.unexpected(reasonOf(error))}\n`);
    if (process.env['MINGJING_DEBUG'] && error instanceof Error) tell.err(`${error.stack ?? ''}\n`);
    return exitCodes.usage;
  }
}

/** The language has to be known before anything can be said about the other arguments. */
function languageOf(args: readonly string[]): Language {
  const at = args.indexOf('--lang');
  const wanted = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  return languages.find((language) => language === wanted) ?? 'zh';
}

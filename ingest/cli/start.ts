import { CommanderError } from 'commander';
import { localisedProgram, translated } from './commander.ts';
import { demoSnapshot, prepareDemo } from './demo.ts';
import { messages } from './messages.ts';
import { portOption } from './options.ts';
import { serveUntilStopped, type ServeArguments } from './serve-command.ts';
import { exitCodes, reasonOf, terminal, UsageError, type ExitCode } from './terminal.ts';

/** `npm start`: the dashboard on the demo data, from nothing. Chinese only: it is what a newcomer sees first. */
export async function start(args: readonly string[]): Promise<ExitCode> {
  const m = messages('zh');
  const tell = terminal('zh', m);
  const program = localisedProgram('npm start --', m)
    .description(m.program)
    .option(`--port <${m.placeholder.port}>`, m.options.port, portOption(m))
    .option(`--host <${m.placeholder.host}>`, m.options.host);
  try {
    program.parse([...args], { from: 'user' });
    await prepareDemo((step) => tell.out(`${m.serve.step[step]}\n`));
    await serveUntilStopped(demoSnapshot, { ...program.opts<ServeArguments>(), open: true }, tell);
    return exitCodes.ok;
  } catch (cause) {
    const error = cause instanceof CommanderError ? translated(cause, m) : cause;
    if (error === null) return exitCodes.ok;
    tell.err(
      `${m.errors.prefix}${error instanceof UsageError ? error.message : m.errors.unexpected(reasonOf(error))}\n`,
    );
    return exitCodes.usage;
  }
}

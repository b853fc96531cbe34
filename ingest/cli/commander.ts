import { Command, Help, type Argument, type CommanderError, type Option } from 'commander';
import type { Messages } from './messages.ts';
import { UsageError } from './terminal.ts';
import { width } from './width.ts';

/** A commander program that speaks the chosen language, and whose errors are thrown instead of printed. */
export function localisedProgram(name: string, m: Messages): Command {
  const titles = new Map([
    ['Usage:', m.help.usage],
    ['Arguments:', m.help.arguments],
    ['Options:', m.help.options],
    ['Commands:', m.help.commands],
    ['Global Options:', m.help.globalOptions],
  ]);
  return new Command(name)
    .configureHelp({
      showGlobalOptions: true,
      displayWidth: width,
      styleTitle: (title) => titles.get(title) ?? title,
      commandUsage: (command) => usage(command, m),
      subcommandTerm: (command) => command.name(),
      optionDescription: (option) => described(option, m),
      argumentDescription: (argument: Argument) => argument.description,
    })
    .configureOutput({ outputError: () => undefined })
    .helpOption('-h, --help', m.help.showHelp)
    .helpCommand(false)
    .exitOverride();
}

function usage(command: Command, m: Messages): string {
  const names: string[] = [];
  for (let at: Command | null = command; at; at = at.parent) names.unshift(at.name());
  const helper = new Help();
  const given = helper.visibleArguments(command).map((argument) => helper.argumentTerm(argument));
  const terms = command.registeredArguments.map((argument, i) => {
    const shown = argument.variadic ? `${given[i] ?? argument.name()}…` : (given[i] ?? argument.name());
    return argument.required ? `<${shown}>` : `[${shown}]`;
  });
  const sub = command.commands.length > 0 ? [m.help.usageCommand] : [];
  return [...names, ...sub, ...terms, m.help.usageOptions].join(' ');
}

function described(option: Option, m: Messages): string {
  const notes = [
    ...(option.argChoices ? [m.help.choices(option.argChoices.join(m.comma))] : []),
    ...(option.defaultValue === undefined
      ? []
      : [m.help.default(option.defaultValueDescription ?? String(option.defaultValue))]),
  ];
  return notes.length === 0 ? option.description : m.help.notes(option.description, notes);
}

/**
 * What commander's error means for the caller: an error to show, or null when help or the version was asked for and has been printed.
 */
export function translated(error: CommanderError, m: Messages): UsageError | null {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const near = /Did you mean (?:one of )?(.+?)\?/.exec(error.message)?.[1] ?? null;
  switch (error.code) {
    case 'commander.helpDisplayed':
    case 'commander.version':
      return null;
    case 'commander.help':
      return new UsageError(m.errors.noCommand);
    case 'commander.unknownCommand':
      return new UsageError(m.errors.unknownCommand(named, near));
    case 'commander.unknownOption':
      return new UsageError(m.errors.unknownOption(named, near));
    case 'commander.missingArgument':
      return new UsageError(m.errors.missingArgument(named));
    case 'commander.missingMandatoryOptionValue':
      return new UsageError(m.errors.missingOption(named));
    case 'commander.optionMissingArgument':
      return new UsageError(m.errors.optionNeedsValue(named));
    case 'commander.excessArguments':
      return new UsageError(m.errors.tooMany);
    default:
      return new UsageError(error.message);
  }
}

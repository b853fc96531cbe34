import { Option, type Command } from 'commander';
import { acts, states, type State } from '../../src/lib/metrics/definition.ts';
import { version } from '../version.ts';
import { annualCommand, yearOption, type AnnualArguments } from './annual-command.ts';
import { annualMessages } from './annual-messages.ts';
import { evaluationMessages } from './evaluation-option.ts';
import { excusesCommand, type ExcusesArguments } from './excuses-command.ts';
import { manualMessages } from './manual-option.ts';
import { excusesMessages } from './excuses-messages.ts';
import { assessCommand, type AssessArguments } from './assess-command.ts';
import { assessMessages } from './assess-messages.ts';
import { caseCommand, caseFormats, type CaseArguments } from './case-command.ts';
import { caseMessages } from './case-messages.ts';
import { changeMessages } from './change-messages.ts';
import { correctionsMessages } from './corrections-option.ts';
import { localisedProgram } from './commander.ts';
import { computeCommand, databaseOption, engines, urlOption, type ComputeArguments } from './compute-command.ts';
import { computeMessages } from './compute-messages.ts';
import { dueCommand, withinOption, type DueArguments } from './due-command.ts';
import { dueMessages } from './due-messages.ts';
import { figuresCommand } from './figures-command.ts';
import { ingestCommand, type IngestArguments } from './ingest-command.ts';
import { issueMessages } from './issue-messages.ts';
import { issuesCommand, limitOption, type IssuesArguments } from './issues-command.ts';
import { layoutsCommand, type Format, type LayoutsArguments } from './layouts-command.ts';
import { listCommand, type ListArguments } from './list-command.ts';
import { memoryOption } from './memory-option.ts';
import { mappingCommand, type MappingArguments } from './mapping-command.ts';
import { mappingMessages } from './mapping-messages.ts';
import { languages } from './messages.ts';
import { dimensions, metricsCommand, type MetricsArguments } from './metrics-command.ts';
import { choiceOption, choicesOption, collect, dayOption, portOption } from './options.ts';
import { parameterMessages } from './parameter-messages.ts';
import { parametersCommand } from './parameters-command.ts';
import { privacyMessages } from './privacy-messages.ts';
import { reportCommand, type ReportArguments } from './report-command.ts';
import { reportMessages } from './report-messages.ts';
import { publishCommand, type PublishArguments } from './publish-command.ts';
import { publishMessages } from './publish-messages.ts';
import { divisions } from '../publish/units.ts';
import { countOption, sampleCommand, type SampleArguments } from './sample-command.ts';
import { reviewCommand, type ReviewArguments } from './review-command.ts';
import { reviewMessages } from './review-messages.ts';
import { sampleMessages } from './sample-messages.ts';
import { scaleMessages } from './scale-messages.ts';
import { schemesCommand, type SchemesArguments } from './schemes-command.ts';
import { schemesMessages } from './schemes-messages.ts';
import { serveCommand, type ServeArguments } from './serve-command.ts';
import { defaultHost, defaultPort } from './server.ts';
import { templateMessages } from './template-messages.ts';
import { templateCommand, type TemplateArguments } from './template-command.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { verifyCommand, verifyFormats, type VerifyArguments } from './verify-command.ts';
import { verifyMessages } from './verify-messages.ts';

const formats = ['table', 'csv', 'json'] as const satisfies readonly Format[];
const listed = ['late', 'overdue', 'unknown'] as const satisfies readonly State[];

/** The whole command line of `mingjing`. `finish` is told the exit code of a command that went through but found problems. */
export function createProgram(tell: Terminal, finish: (code: ExitCode) => void): Command {
  const { m } = tell;
  const { placeholder: p, options: o } = m;
  const program = localisedProgram('mingjing', m)
    .description(m.program)
    .version(version, '-V, --version', m.help.showVersion)
    .addOption(choice(`--lang <${p.language}>`, '--lang', m.help.language, languages).default('zh'));
  const snapshotCommand = (name: 'metrics' | 'list' | 'figures' | 'serve') =>
    program.command(name).description(m.commands[name]).argument(`<${p.folder}>`, o.snapshot);
  const withPeriod = (command: Command) =>
    command
      .option(`--from <${p.day}>`, o.from, dayOption('--from', m))
      .option(`--to <${p.day}>`, o.to, dayOption('--to', m));
  const format = () => choice(`--format <${p.format}>`, '--format', o.format, formats).default('table');

  const mapping = mappingMessages(m.language);
  const scale = scaleMessages(m.language);
  program
    .command('ingest')
    .description(m.commands.ingest)
    .argument(`<${p.inputs}...>`, o.inputs)
    .requiredOption(`--out <${p.folder}>`, o.out)
    .requiredOption(`--as-of <${p.day}>`, o.asOf, dayOption('--as-of', m))
    .option(`--layout <${p.fileLayout}>`, o.layout, collect)
    .option(`--read <${p.fileRead}>`, o.read, collect)
    .option(`--mapping <${p.file}>`, mapping.option, collect)
    .option(`--corrections <${p.file}>`, correctionsMessages(m.language).option)
    .option(`--parameters <${p.file}>`, parameterMessages(m.language).option)
    .option(`--changes <${p.file}>`, changeMessages(m.language).option)
    .addOption(new Option(`--memory <${scale.amount}>`, scale.memory).argParser(memoryOption(m.language)))
    .option(`--cache <${p.folder}>`, scale.cache)
    .option('--full', scale.full)
    .option('--by-parts', scale.parts)
    .option('--public', privacyMessages(m.language).option.public)
    .option(`--salt-file <${p.file}>`, privacyMessages(m.language).option.saltFile)
    .action(async (inputs: string[], options: IngestArguments) => finish(await ingestCommand(inputs, options, tell)));

  const compute = computeMessages(m.language);
  program
    .command('compute')
    .description(compute.command)
    .argument(`<${p.folder}>`, o.snapshot)
    .addOption(
      choice(`--engine <${compute.placeholder.engine}>`, '--engine', compute.engine, engines).makeOptionMandatory(),
    )
    .requiredOption(`--url <${compute.placeholder.url}>`, compute.url, urlOption(m.language))
    .option(`--cluster <${compute.placeholder.cluster}>`, compute.cluster)
    .addOption(
      new Option(`--database <${compute.placeholder.database}>`, compute.database)
        .argParser(databaseOption(m.language))
        .default('mingjing'),
    )
    .action((folder: string, options: ComputeArguments) => computeCommand(folder, options, tell));

  withPeriod(snapshotCommand('metrics'))
    .addOption(choice(`--by <${p.dimension}>`, '--by', o.by, dimensions))
    .option(`--metric <${p.id}>`, o.metric, collect)
    .addOption(format())
    .action((folder: string, options: MetricsArguments) => metricsCommand(folder, options, tell));

  withPeriod(
    snapshotCommand('list')
      .requiredOption(`--metric <${p.id}>`, o.oneMetric)
      .addOption(
        new Option(`--state <${p.states}>`, o.state)
          .argParser(choicesOption('--state', states, m))
          .default([...listed], listed.join()),
      )
      .option(`--org <${p.org}>`, o.org),
  )
    .addOption(format())
    .option(`--out <${p.file}>`, o.outFile)
    .action((folder: string, options: ListArguments) => listCommand(folder, options, tell));

  const one = caseMessages(m.language);
  program
    .command('case')
    .description(one.command)
    .argument(`<${p.folder}>`, o.snapshot)
    .argument(`<${one.placeholder}>`, one.number)
    .option(`--org <${p.org}>`, o.org)
    .option(`--layout <${p.layout}>`, one.options.layout)
    .addOption(choice(`--format <${p.format}>`, '--format', o.format, caseFormats).default('text'))
    .action((folder: string, number: string, options: CaseArguments) => caseCommand(folder, number, options, tell));

  const sample = sampleMessages(m.language);
  const review = reviewMessages(m.language);
  withPeriod(
    program
      .command('sample')
      .description(sample.command)
      .argument(`<${p.folder}>`, o.snapshot)
      .addOption(
        new Option(`--n <${sample.placeholder.n}>`, sample.n).argParser(countOption(m.language)).makeOptionMandatory(),
      )
      .option(`--seed <${sample.placeholder.seed}>`, sample.seed)
      .addOption(choice(`--by <${sample.placeholder.by}>`, '--by', sample.by, ['agency']))
      .addOption(choice(`--act <${sample.placeholder.act}>`, '--act', sample.act, acts))
      .option(`--org <${p.org}>`, o.org),
  )
    .option(`--review <${review.placeholder.sheet}>`, review.sampleReview)
    .addOption(format())
    .option(`--out <${p.file}>`, o.outFile)
    .action((folder: string, options: SampleArguments) => sampleCommand(folder, options, tell));

  program
    .command('review')
    .description(review.command)
    .argument(`<${p.folder}>`, o.snapshot)
    .argument(`<${review.placeholder.table}>`, review.table)
    .option(`--sheet <${review.placeholder.sheet}>`, review.sheet)
    .option(`--result <${p.file}>`, review.result)
    .option(`--batch <${review.placeholder.text}>`, review.batch)
    .option(`--on <${review.placeholder.day}>`, review.on)
    .addOption(format())
    .action((folder: string, table: string, options: ReviewArguments) => reviewCommand(folder, table, options, tell));

  withPeriod(snapshotCommand('figures')).action((folder: string, options: { from?: string; to?: string }) =>
    figuresCommand(folder, options, tell),
  );

  const due = dueMessages(m.language);
  program
    .command('due')
    .description(due.command)
    .argument(`<${p.folder}>`, o.snapshot)
    .addOption(new Option(`--within <${due.placeholder}>`, due.within).argParser(withinOption(m.language)))
    .option(`--metric <${p.id}>`, o.metric, collect)
    .option(`--org <${p.org}>`, o.org)
    .addOption(format())
    .option(`--out <${p.file}>`, o.outFile)
    .action((folder: string, options: DueArguments) => dueCommand(folder, options, tell));

  const annual = annualMessages(m.language);
  program
    .command('annual')
    .description(annual.command)
    .argument(`<${p.folder}>`, o.snapshot)
    .addOption(new Option(`--year <${annual.placeholder.year}>`, annual.year).argParser(yearOption(annual)))
    .option(`--table <${annual.placeholder.table}>`, annual.table)
    .option(`--org <${annual.placeholder.org}>`, annual.org)
    .option('--rows', annual.rows)
    .option(`--column <${annual.placeholder.column}>`, annual.column)
    .option('--published', annual.published)
    .option(`--out <${p.folder}>`, annual.out)
    .addOption(format())
    .action((folder: string, options: AnnualArguments) => annualCommand(folder, options, tell));

  const excuses = excusesMessages(m.language);
  const manual = manualMessages(m.language);
  const assess = assessMessages(m.language);
  program
    .command('assess')
    .description(assess.command)
    .argument(`<${p.folder}>`, o.snapshot)
    .addOption(new Option(`--year <${annual.placeholder.year}>`, assess.year).argParser(yearOption(annual)))
    .option(`--scheme <${p.file}>`, assess.scheme)
    .option(`--org <${p.org}>`, assess.org)
    .option(`--excuses <${p.file}>`, excuses.option)
    .option(`--manual <${p.file}>`, manual.option)
    .option('--manual-template', manual.template)
    .option(`--what-if <${p.org}>`, assess.whatIf)
    .option('--beside-last-year', assess.besideLastYear)
    .addOption(format())
    .action((folder: string, options: AssessArguments) => assessCommand(folder, options, tell));

  const schemes = schemesMessages(m.language);
  program
    .command('schemes')
    .description(schemes.command)
    .argument(`[${schemes.placeholder.action}]`, schemes.action)
    .argument(`[${schemes.placeholder.scheme}...]`, schemes.schemes)
    .option(`--snapshot <${p.folder}>`, schemes.snapshot)
    .addOption(new Option(`--year <${annual.placeholder.year}>`, assess.year).argParser(yearOption(annual)))
    .addOption(format())
    .action((action: string | undefined, named: string[], options: SchemesArguments) =>
      schemesCommand(action, named, options, tell),
    );

  withPeriod(program.command('excuses'))
    .description(excuses.command)
    .argument(`<${p.file}>`, excuses.file)
    .option(`--snapshot <${p.folder}>`, excuses.snapshot)
    .action((file: string, options: ExcusesArguments) => excusesCommand(file, options, tell));

  const evaluation = evaluationMessages(m.language);
  const report = reportMessages(m.language);
  program
    .command('report')
    .description(report.command)
    .argument(`<${p.folder}>`, o.snapshot)
    .addOption(new Option(`--year <${annual.placeholder.year}>`, report.year).argParser(yearOption(annual)))
    .option(`--org <${p.org}>`, report.org)
    .option('--all', report.all)
    .requiredOption(`--out <${p.folder}>`, report.out)
    .option(`--scheme <${p.file}>`, assess.scheme)
    .option(`--excuses <${p.file}>`, excuses.option)
    .option(`--manual <${p.file}>`, manual.option)
    .option(`--evaluation <${p.file}>`, evaluation.option)
    .option('--feedback', evaluation.feedback)
    .option(`--signer <${report.placeholder.name}>`, report.signer)
    .action((folder: string, options: ReportArguments) => reportCommand(folder, options, tell));

  const verify = verifyMessages(m.language);
  program
    .command('verify')
    .description(verify.command)
    .argument(`<${p.file}>`, verify.file)
    .requiredOption(`--snapshot <${p.folder}>`, verify.snapshot)
    .option(`--scheme <${p.file}>`, verify.scheme)
    .option(`--excuses <${p.file}>`, excuses.option)
    .option(`--manual <${p.file}>`, manual.option)
    .option(`--evaluation <${p.file}>`, evaluation.option)
    .addOption(choice(`--format <${p.format}>`, '--format', o.format, verifyFormats).default('text'))
    .action(async (file: string, options: VerifyArguments) => finish(await verifyCommand(file, options, tell)));

  const issues = issueMessages(m.language);
  const template = templateMessages(m.language);
  program
    .command('issues')
    .description(issues.command)
    .argument(`<${p.folder}>`, o.snapshot)
    .option(`--code <${issues.placeholder.code}>`, issues.options.code, collect)
    .option(`--file <${p.file}>`, issues.options.file)
    .option('--links', issues.options.links)
    .addOption(new Option(`--limit <${issues.placeholder.count}>`, issues.options.limit).argParser(limitOption(issues)))
    .addOption(format())
    .option(`--out <${p.file}>`, o.outFile)
    .action((folder: string, options: IssuesArguments) => issuesCommand(folder, options, tell));

  program
    .command('layouts')
    .description(m.commands.layouts)
    .addOption(format())
    .option('--mappings', mapping.onlyMappings)
    .action((options: LayoutsArguments) => layoutsCommand(options, tell));

  program
    .command('parameters')
    .description(parameterMessages(m.language).command)
    .addOption(format())
    .action((options: { format: Format }) => parametersCommand(options, tell));

  program
    .command('mapping')
    .description(mapping.command)
    .argument(`<${p.file}>`, mapping.file)
    .requiredOption(`--layout <${p.layout}>`, mapping.layout)
    .option(`--out <${p.file}>`, mapping.out)
    .option('--force', mapping.force)
    .action((file: string, options: MappingArguments) => mappingCommand(file, options, tell));

  program
    .command('template')
    .description(template.command)
    .argument(`[${p.layout}]`, template.name)
    .option(`--out <${p.file}>`, template.out)
    .option('--all', template.all)
    .option('--force', template.force)
    .action((name: string | undefined, options: TemplateArguments) => templateCommand(name, options, tell));

  const publishing = publishMessages(m.language);
  program
    .command('publish')
    .description(publishing.command)
    .argument(`<${p.folder}>`, o.snapshot)
    .addOption(choice(`--by <${p.dimension}>`, '--by', publishing.options.by, divisions).makeOptionMandatory())
    .requiredOption(`--out <${p.folder}>`, publishing.options.out)
    .option('--encrypt', publishing.options.encrypt)
    .option(`--passphrase-file <${p.file}>`, publishing.options.passphraseFile)
    .action((folder: string, options: PublishArguments) => publishCommand(folder, options, tell));

  snapshotCommand('serve')
    .addOption(new Option(`--port <${p.port}>`, o.port).argParser(portOption(m)).default(defaultPort))
    .addOption(new Option(`--host <${p.host}>`, o.host).default(defaultHost))
    .option('--open', o.open)
    .action((folder: string, options: ServeArguments) => serveCommand(folder, options, tell));

  return program;

  function choice(flags: string, option: string, description: string, choices: readonly string[]) {
    const made = new Option(flags, description).argParser(choiceOption(option, choices, m));
    made.argChoices = [...choices];
    return made;
  }
}

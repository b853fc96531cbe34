import {
  excusedCounts,
  excusedMetrics,
  excusedOf,
  excusedTotal,
  figureWithout,
  seeExcused,
} from '../../src/lib/excuses/effect.ts';
import { LogError, parseLog, standing, type Entry } from '../../src/lib/excuses/log.ts';
import { integer, percent } from '../../src/lib/i18n/format.ts';
import { figures } from '../../src/lib/results/figures.ts';
import type { Figure } from '../../src/lib/results/types.ts';
import { excusesMessages } from './excuses-messages.ts';
import { periodOption } from './options.ts';
import { sideFile } from './side-file.ts';
import { withSnapshot } from './snapshot-command.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './width.ts';

export interface ExcusesArguments {
  readonly snapshot?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Checks the file of an excuse log and lists it; with a snapshot, what it would change. A log with a broken link is a `UsageError`. */
export async function excusesCommand(path: string, options: ExcusesArguments, tell: Terminal): Promise<void> {
  const t = excusesMessages(tell.language);
  const log = excusesOption(path, tell);
  const last = log.at(-1);
  if (!last) return tell.out(t.empty(path));
  tell.out(t.sound(path, integer(log.length), integer(standing(log).length), last.hash));
  tell.out(entries(log, tell));
  if (options.snapshot === undefined) return;
  await withSnapshot(options.snapshot, tell, async ({ engine, manifest, definitions }) => {
    const period = periodOption(options, manifest.as_of, tell.m);
    await seeExcused(engine, log);
    const present = new Set(definitions.map(({ id }) => id));
    const ids = excusedMetrics(log).filter((id) => present.has(id));
    const counts = await excusedCounts(engine, ids, { period });
    const concerned = definitions.filter(({ id }) => excusedTotal(excusedOf(counts, id)) > 0);
    const range = `${period.from} – ${period.to} `;
    if (concerned.length === 0) return tell.out(t.noEffect(range));
    const found = await figures(engine, { metrics: concerned, agencies: manifest.agencies, filter: { period } });
    const lines = concerned.flatMap((definition) => {
      const all = found.find(({ metric }) => metric === definition.id)?.all;
      const less = excusedOf(counts, definition.id);
      const name = definition.name[tell.language];
      const after = all && figureWithout(all, less, definition);
      return after ? [[definition.id, name, shown(all), integer(excusedTotal(less)), shown(after)]] : [];
    });
    const n = concerned.reduce((sum, { id }) => sum + excusedTotal(excusedOf(counts, id)), 0);
    tell.out(t.effect(range, integer(n)));
    tell.out(
      textTable(
        t.columns.map((title, i) => (i < 2 ? { title } : { title, align: 'right' })),
        lines,
      ),
    );
  });
}

/** Reads the log named on the command line; a `UsageError` says what is wrong with it. */
export function excusesOption(path: string | undefined, tell: Terminal): Entry[] {
  if (path === undefined) return [];
  const t = excusesMessages(tell.language);
  return sideFile(
    path,
    (bytes) => parseLog(new TextDecoder().decode(bytes)),
    {
      noFile: t.noFile,
      wrong: (cause) =>
        cause instanceof LogError ? t.wrong(path, t.words.logErrors[cause.kind](integer(cause.line))) : null,
    },
    tell,
  );
}

const shown = ({ rate, numerator, denominator }: Figure) =>
  `${rate === null ? '—' : percent(rate)} (${integer(numerator)}/${integer(denominator)})`;

function entries(log: readonly Entry[], { language }: Terminal): string {
  const { columns: c, act } = excusesMessages(language).words;
  const titles = [c.seq, c.at, c.by, c.act, c.org, c.metric, c.key, c.reason];
  const lines = log.map((e) => [String(e.seq), e.at, e.by, act[e.act], e.org, e.metric, e.key, e.reason]);
  return textTable(
    titles.map((title, i) => (i === 0 ? { title, align: 'right' } : { title })),
    lines,
  );
}

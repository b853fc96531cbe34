import { SnapshotError } from '../../src/lib/snapshot/native.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { publish, PublishError, type PublishedFolder } from '../publish/publish.ts';
import type { Division } from '../publish/units.ts';
import { readPassphrases } from './passphrases.ts';
import { publishMessages } from './publish-messages.ts';
import { buildSite, isBuilt, siteFolder } from './site.ts';
import { UsageError, type Terminal } from './terminal.ts';
import { textTable } from './width.ts';

export interface PublishArguments {
  readonly by: Division;
  readonly out: string;
  readonly encrypt?: boolean;
  readonly passphraseFile?: string;
}

/** Publishes a snapshot by unit and lists the folders. The dashboard is built first when it is not there. */
export async function publishCommand(snapshot: string, options: PublishArguments, tell: Terminal): Promise<void> {
  const p = publishMessages(tell.language);
  if (options.passphraseFile !== undefined && !options.encrypt) throw new UsageError(p.passphrase.pointless);
  const passphrases = options.encrypt ? await readPassphrases(options.passphraseFile, tell) : null;
  if (!isBuilt()) {
    tell.err(`${p.site}\n`);
    await buildSite();
  }
  try {
    const made = await publish({
      snapshot,
      site: siteFolder,
      by: options.by,
      out: options.out,
      ...(passphrases && { passphraseOf: (folder: string) => passphrases.of(folder) }),
      onUnit: (folder) => tell.progress(p.unit(folder)),
    });
    tell.progress(null);
    tell.out(report(made, options.out, tell));
    if (passphrases) tell.err(`${p.passphrase.secure}\n`);
    if (passphrases?.shared) tell.err(`${p.passphrase.shared}\n`);
  } catch (cause) {
    throw usageError(cause, snapshot, tell);
  }
}

function report(made: readonly PublishedFolder[], out: string, { language }: Terminal): string {
  const p = publishMessages(language);
  const rows = ({ files }: Manifest) => files.reduce((sum, { ledger }) => sum + ledger.accepted, 0);
  const verdicts = ({ metrics }: Manifest) => metrics.reduce((sum, metric) => sum + metric.rows, 0);
  const hidden = made.flatMap(({ manifest }) => manifest.published?.peers ?? []).filter(({ figure }) => !figure).length;
  const table = textTable(
    [
      { title: p.columns.folder },
      { title: p.columns.unit },
      { title: p.columns.rows, align: 'right' },
      { title: p.columns.verdicts, align: 'right' },
    ],
    made.map(({ folder, unit, manifest }) => [
      folder,
      unit?.name ?? p.whole,
      String(rows(manifest)),
      String(verdicts(manifest)),
    ]),
  );
  return `${p.title(out)}\n${table}${hidden > 0 ? `${p.hidden(hidden)}\n` : ''}${p.rights}\n`;
}

function usageError(cause: unknown, snapshot: string, { m, language }: Terminal): unknown {
  if (cause instanceof PublishError)
    return new UsageError(publishMessages(language).errors[cause.reason](cause.path), { cause });
  if (!(cause instanceof SnapshotError)) return cause;
  if (cause.code === 'missing') return new UsageError(m.errors.noSnapshot(snapshot), { cause });
  return new UsageError(language === 'zh' ? cause.message : m.errors.cannotOpen(snapshot, cause.code), { cause });
}

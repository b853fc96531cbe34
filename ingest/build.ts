import type { Engine } from '../src/lib/engine/engine.ts';
import { computeVerdicts, verdictTable } from '../src/lib/metrics/compute.ts';
import type { Override } from '../src/lib/metrics/parameters.ts';
import type { Ruleset } from '../src/lib/metrics/ruleset.ts';
import type { Manifest, RefusedFile } from '../src/lib/snapshot/manifest.ts';
import type { SheetCache } from './cache/sheets.ts';
import type { VerdictCache } from './cache/verdicts.ts';
import type { Current } from './changes/compare.ts';
import type { Previous } from './changes/previous.ts';
import { sumLedgers } from './ledger.ts';
import { linkAll } from './link/link.ts';
import { listOpenLinks } from './open-links/open-links.ts';
import { saltFingerprint } from './privacy/salt.ts';
import type { Progress } from './progress.ts';
import type { KeptReading, Reading } from './read-files.ts';
import { Together } from './together/together.ts';
import { agencies, span, type SnapshotWriter } from './snapshot.ts';

/** What a snapshot is made from besides the engine: the opened sources, the rules, and what whoever makes it has said. */
export interface Build {
  readonly readings: readonly (Reading | KeptReading)[];
  /** what keeps the rows of the readings once they are cleaned */
  readonly cache?: SheetCache | null;
  /** what keeps by what the agencies were judged */
  readonly judged?: VerdictCache | null;
  readonly refused: readonly RefusedFile[];
  readonly ruleset: Ruleset;
  /** the day as of which everything is judged, `YYYY-MM-DD` */
  readonly asOf: string;
  readonly salt?: string | undefined;
  readonly public?: boolean | undefined;
  readonly overrides?: readonly Override[] | undefined;
  readonly demo?: boolean | undefined;
  /** a snapshot that stands, whose rows are to be under those of the sources */
  readonly under?: Previous | null | undefined;
  /** how many tables are written, and metrics worked out, at a time, where the engine can */
  readonly lanes?: number | undefined;
  readonly onProgress: (progress: Progress) => void;
  /** called with everything in the engine, before anything takes the place of the snapshot that stands */
  readonly beforeFinish?: (now: Current) => Promise<void>;
}

/** Opened sources in, snapshot out: links, judges, writes. Returns the manifest. The engine is empty before. */
export async function build(engine: Engine, writer: SnapshotWriter, what: Build): Promise<Manifest> {
  const { readings, refused, ruleset, asOf, salt, overrides = [], onProgress: report } = what;
  report({ step: 'link' });
  const names = new Set([...readings.map((r) => r.file.name), ...refused.map((file) => file.name)]);
  const together = what.under ? await Together.open(engine, what.under, names) : null;
  const masking = await linkAll(
    engine,
    readings,
    { refused, cache: what.cache ?? null, together, salt, public: what.public },
    report,
  );
  const old = together?.files ?? [];
  const files = [...old, ...readings.map((r) => r.file)];
  report({ step: 'tables' });
  await writer.writeRows(what.lanes);
  report({ step: 'compute' });
  const present = new Set(files.map((f) => f.layout));
  const local = Object.fromEntries(overrides.map((o) => [o.parameter, o.value]));
  const by = {
    asOf,
    ruleset: ruleset.hash,
    parameters: local,
    present,
    files: files.map((file) => `${file.name}|${file.layout}`),
  };
  const plan = (await what.judged?.compare(engine, by)) ?? { all: 'first' };
  const known = 'kept' in plan ? plan : null;
  const total = ruleset.definitions.length;
  const days: string[] = [];
  const { metrics, absent, parameters } = await computeVerdicts(engine, {
    ruleset,
    asOf,
    present,
    parameters: local,
    onProgress: (id) =>
      report({ step: 'compute', done: ruleset.definitions.findIndex((definition) => definition.id === id), total }),
    ...(known && { known: known.kept }),
    keep: (definition, select, on) => {
      const rows = known?.rows(definition.id) ?? null;
      return writer.keepVerdicts(definition, select, rows === null ? null : { rows, orgs: known?.kept ?? [] }, on);
    },
    letGo: async (definition, on) => {
      const own = await span(on, verdictTable(definition.id));
      if (own) days.push(own.from, own.to);
      return writer.writeVerdicts(definition, on);
    },
    ...(what.lanes !== undefined && { lanes: what.lanes }),
  });
  const [from, to] = [days.toSorted().at(0), days.toSorted().at(-1)];
  const openLinks = await listOpenLinks(engine, present);
  const now: Current = {
    files,
    refused: [...refused],
    public: what.public ?? false,
    salt_fingerprint: salt === undefined ? null : saltFingerprint(salt),
  };
  await what.beforeFinish?.(now);
  report({ step: 'write' });
  const facts = {
    ruleset: ruleset.hash,
    as_of: asOf,
    demo: what.demo ?? what.under?.manifest.demo ?? false,
    ...(what.under && { together: { files: old.length, as_of: what.under.manifest.as_of } }),
    masking,
    open_links: openLinks,
    parameters: { ...parameters },
    overrides: [...overrides],
    agencies: await agencies(engine, asOf),
    span: from !== undefined && to !== undefined ? { from, to } : null,
    ...now,
    ledger: sumLedgers(files),
    metrics: [...metrics],
    absent: { ...absent },
  };
  const manifest = await writer.finish(facts, (done, of) => report({ step: 'write', done, total: of }));
  await what.judged?.keep(by, manifest);
  return manifest;
}

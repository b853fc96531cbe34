import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import type { MetricDefinition } from '../../src/lib/metrics/definition.ts';
import type { Ruleset } from '../../src/lib/metrics/ruleset.ts';
import type { Engine } from '../../src/lib/engine/engine.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { openSnapshot, SnapshotError } from '../../src/lib/snapshot/native.ts';
import { missingLayouts } from './ingest-command.ts';
import type { Messages } from './messages.ts';
import { UsageError, type Terminal } from './terminal.ts';

/** An open snapshot and the definitions of the metrics it has verdicts of, in catalogue order. */
export interface Opened {
  readonly engine: Engine;
  readonly manifest: Manifest;
  readonly definitions: readonly MetricDefinition[];
  readonly ruleset: Ruleset;
}

/** Opens a snapshot for the time of `work`. Throws a `UsageError` when there is none, or it is damaged. */
export async function withSnapshot<T>(
  folder: string,
  { m, language }: Terminal,
  work: (s: Opened) => Promise<T>,
): Promise<T> {
  const opened = await openSnapshot(folder).catch((cause: unknown) => {
    if (!(cause instanceof SnapshotError)) throw cause;
    if (cause.code === 'missing') throw new UsageError(m.errors.noSnapshot(folder), { cause });
    throw new UsageError(language === 'zh' ? cause.message : m.errors.cannotOpen(folder, cause.code), { cause });
  });
  try {
    const present = new Set(opened.manifest.metrics.map((metric) => metric.id));
    const ruleset = loadRuleset();
    const definitions = ruleset.definitions.filter((definition) => present.has(definition.id));
    return await work({ ...opened, definitions, ruleset });
  } finally {
    await opened.engine.close();
  }
}

/** The definitions of the metrics asked for, all when none is. Throws a `UsageError` for one that does not exist or has no source. */
export function chosenMetrics(
  ids: readonly string[],
  { manifest, definitions }: Opened,
  m: Messages,
): readonly MetricDefinition[] {
  for (const id of ids) {
    const missing = manifest.absent[id];
    if (missing) throw new UsageError(m.errors.metricAbsent(id, missingLayouts(missing, m)));
    if (!definitions.some((definition) => definition.id === id))
      throw new UsageError(m.errors.noMetric(id, definitions.map((definition) => definition.id).join(m.comma)));
  }
  return ids.length === 0 ? definitions : definitions.filter((definition) => ids.includes(definition.id));
}

import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createStage, stageFile } from '../../ingest/clean/stage.ts';
import { layoutById } from '../../ingest/layouts/index.ts';
import { openSource, UnreadableFile } from '../../ingest/read/open.ts';
import { nativeEngine } from '../../src/lib/engine/native.ts';
import { beside } from '../support/shared.ts';

/** CSV files by others (../shared/corpora): each is read to the last record, or refused with a reason; none is read in part. */

const corpora = beside('corpora');
const files =
  corpora === null
    ? []
    : readdirSync(corpora, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.csv$/i.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();

describe.skipIf(corpora === null)(
  `corpora${corpora === null ? ' (skipped: ../shared/corpora is not here)' : ''}`,
  () => {
    const work = mkdtempSync(join(tmpdir(), 'mingjing-corpora-'));
    afterAll(() => rmSync(work, { recursive: true, force: true }));

    it.each(files.map((path) => ({ path, name: path.slice((corpora ?? '').length) })))('$name', async ({ path }) => {
      const source = { path, name: basename(path), bytes: statSync(path).size };
      const folder = mkdtempSync(join(work, 'file-'));
      const opened = await openSource(source, folder, () => 0).catch((cause: unknown) => {
        if (cause instanceof UnreadableFile) return null;
        throw cause;
      });
      if (opened === null) return;
      for (const sheet of opened.sheets) {
        const layout = layoutById('cases');
        const engine = await nativeEngine();
        try {
          await createStage(engine, layout);
          // No column is mapped: what counts is that every record is there and in exactly one class.
          const header = { layout, records: [1], columns: [], texts: [] };
          const counts = await stageFile(engine, { csv: sheet.csv, width: sheet.width, header, file: 0 });
          const [data] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM stage_cases');
          expect(counts.physical).toBe(sheet.records);
          expect(1 + counts.nondata + counts.blank + (data?.n ?? 0)).toBe(counts.physical);
        } finally {
          await engine.close();
        }
      }
    });
  },
);

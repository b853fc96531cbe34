import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { layouts } from '../../../ingest/layouts/index.ts';
import { linkAll } from '../../../ingest/link/link.ts';
import { readAll } from '../../../ingest/read-files.ts';
import { listSources } from '../../../ingest/read/sources.ts';
import { identifier, type Row } from '../../../src/lib/engine/engine.ts';
import { nativeEngine } from '../../../src/lib/engine/native.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(folders.map((f) => f.name))('reading %s', (name) => {
  const folder = join(here, name);
  const expected = (file: string) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : null);
  const table = (text: string) => Papa.parse<Record<string, string>>(text.trim(), { header: true });

  test('gives what the folder says', async () => {
    const engine = await nativeEngine();
    const work = await mkdtemp(join(tmpdir(), 'mingjing-golden-'));
    try {
      const { readings, refused } = await readAll(
        await listSources([join(folder, 'input')]),
        new Map(),
        work,
        () => undefined,
      );
      await linkAll(engine, readings);
      const files = readings.map((r) => r.file);

      const ledger = Object.fromEntries(files.map((f) => [f.name, withoutZeros(f.ledger)]));
      expect(ledger).toEqual(JSON.parse(expected('ledger.json') ?? '{}'));

      const issues = await engine.query(
        'SELECT file, record, field, code, raw FROM issues ORDER BY file, record, field, code',
      );
      const wanted = expected('issues.csv');
      expect(issues.map((i) => ({ ...asText(i), file: files[Number(i['file'])]?.name }))).toEqual(
        wanted === null ? [] : table(wanted).data,
      );
      const silent = await engine.query('SELECT code FROM issues WHERE message IS NULL');
      expect(silent).toEqual([]);

      expect(refused.map((r) => ({ name: r.name, code: r.code }))).toEqual(
        table(expected('refused.csv') ?? 'name,code').data,
      );

      for (const file of readdirSync(folder)) {
        const layout = layouts.find((l) => `${l.id}.csv` === basename(file));
        if (!layout) continue;
        const rows = table(expected(file) ?? '');
        const columns = (rows.meta.fields ?? []).map((f) => identifier(f)).join(', ');
        const accepted = await engine.query(`SELECT ${columns} FROM all_${layout.id} ORDER BY file, record`);
        expect(accepted.map(asText)).toEqual(rows.data);
      }
    } finally {
      await engine.close();
      await rm(work, { recursive: true });
    }
  });
});

function withoutZeros(ledger: object): object {
  return Object.fromEntries(Object.entries(ledger).filter(([, n]) => n !== 0 && JSON.stringify(n) !== '{}'));
}

function asText(row: Row): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)]));
}

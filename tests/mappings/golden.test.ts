import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { mappings } from '../../ingest/layouts/mappings/index.ts';
import { identifier, type Row } from '../../src/lib/engine/engine.ts';
import { counts, readFiles } from './reading.ts';

const here = fileURLToPath(new URL('golden', import.meta.url));
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const expectation = v.record(
  v.string(),
  v.object({
    mapping: v.string(),
    encoding: v.optional(v.string(), 'utf-8'),
    notes: v.array(v.string()),
    unread: v.optional(v.array(v.string())),
    tables: v.record(v.string(), v.record(v.string(), v.unknown())),
  }),
);

test('every built-in mapping has its case', () => {
  expect(folders.map((f) => f.name).sort()).toEqual(mappings.map((m) => m.id).sort());
});

describe.each(folders.map((f) => f.name))('the mapping %s', (name) => {
  const folder = join(here, name);
  const table = (file: string) =>
    Papa.parse<Record<string, string>>(readFileSync(join(folder, file), 'utf8').trim(), { header: true });

  test('gives what the folder says', async () => {
    const wanted = v.parse(expectation, JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')));
    await readFiles([join(folder, 'input')], async ({ engine, readings, refused }) => {
      expect(refused).toEqual([]);
      const mapped = readings.filter((r) => r.file.layout !== 'orgs');
      for (const [file, { mapping, encoding, notes, unread, tables }] of Object.entries(wanted)) {
        const read = mapped.filter((r) => r.file.name === file);
        expect(Object.fromEntries(read.map((r) => [r.file.layout, counts(r.file.ledger)]))).toEqual(tables);
        for (const { file: said } of read) {
          expect([said.mapping, said.recognised, said.encoding]).toEqual([mapping, 'mapping', encoding]);
          expect(said.notes.map((n) => n.code).filter((code) => code !== 'DATES_ABSENT')).toEqual(notes);
          if (unread) expect(said.unread_columns).toEqual(unread);
        }
      }
      expect(new Set(mapped.map((r) => r.file.name))).toEqual(new Set(Object.keys(wanted)));

      const issues = await engine.query(
        'SELECT file, record, field, code, raw, message FROM issues ORDER BY file, record, field',
      );
      const shown = issues.map((i) => {
        const file = readings[Number(i['file'])]?.file;
        return { ...asText(i), file: file?.name ?? '', table: file?.layout ?? '' };
      });
      const listed = existsSync(join(folder, 'issues.csv')) ? table('issues.csv') : null;
      const columns = listed?.meta.fields ?? [];
      expect(shown.map((i) => pick(i, columns))).toEqual(listed?.data ?? []);
      expect(issues.filter((i) => i['message'] === null)).toEqual([]);

      for (const file of readdirSync(folder).filter((f) => f.endsWith('.csv') && f !== 'issues.csv')) {
        const rows = table(file);
        const fields = (rows.meta.fields ?? []).map((f) => identifier(f)).join(', ');
        const accepted = await engine.query(
          `SELECT ${fields} FROM all_${basename(file, '.csv')} ORDER BY file, record`,
        );
        expect(accepted.map(asText)).toEqual(rows.data);
      }
    });
  });
});

function asText(row: Row): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)]));
}

function pick(row: Readonly<Record<string, string>>, columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((c) => [c, row[c] ?? '']));
}

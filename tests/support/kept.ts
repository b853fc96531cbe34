import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { nativeEngine } from '../../src/lib/engine/native.ts';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';

/** A table of the newest batch that a page's browser keeps, row by row; `folder` takes the file on the way. */
export async function keptTable(page: Page, folder: string, table: string): Promise<unknown[]> {
  const encoded = await page.evaluate(
    (name) =>
      new Promise<string>((done, failed) => {
        const opening = indexedDB.open('mingjing');
        opening.onerror = () => failed(new Error('no database'));
        opening.onsuccess = () => {
          const store = opening.result.transaction('tables').objectStore('tables');
          const keys = store.getAllKeys();
          keys.onsuccess = () => {
            const key = keys.result.map(String).findLast((path) => path.endsWith(`/${name}.parquet`)) ?? '';
            const found = store.get(key);
            found.onsuccess = () => {
              const reader = new FileReader();
              reader.onload = () => done(reader.result as string);
              reader.readAsDataURL(found.result as Blob);
            };
          };
        };
      }),
    table,
  );
  const path = join(folder, 'kept.parquet');
  writeFileSync(path, Buffer.from(encoded.slice(encoded.indexOf(',') + 1), 'base64'));
  return rowsOf(path);
}

/** The same of a snapshot in a folder. */
export async function writtenTable(snapshot: string, table: string): Promise<unknown[]> {
  const { tables } = parseManifest(readFileSync(join(snapshot, 'manifest.json'), 'utf8'));
  return rowsOf(join(snapshot, tables[table]?.path ?? ''));
}

async function rowsOf(path: string): Promise<unknown[]> {
  const engine = await nativeEngine();
  try {
    return await engine.query(`SELECT * FROM read_parquet('${path}') ORDER BY ALL`);
  } finally {
    await engine.close();
  }
}

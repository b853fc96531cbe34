import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foreignIn, textsByAgency } from '../../tests/support/foreign.ts';
import { threeAsOf, writeThreeAgencies } from '../../tests/support/three-agencies.ts';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { parseLocked, SealError, unlock, type Keys } from '../../src/lib/snapshot/locked.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import { ingest } from '../ingest.ts';
import { publish, type PublishedFolder } from './publish.ts';
import { wholeFolder } from './units.ts';

/** What is promised of the folders of a publication holds for what the encrypted ones decrypt to, and nothing can be told without the passphrase. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-encrypted-'));
const [exports, snapshot, site, locked, opened] = ['exports', 'snapshot', 'site', 'locked', 'opened'].map((name) =>
  join(work, name),
) as [string, string, string, string, string];
/** Number of a citizen that stands in a remark, and must not come out. */
const citizen = '140402199001010011';
const passphraseOf = (unit: string) => `口令-${unit}-0123456789`;
let made: PublishedFolder[];

beforeAll(async () => {
  writeThreeAgencies(exports);
  const cases = join(exports, '行政处罚办案台账-甲.csv');
  writeFileSync(cases, readFileSync(cases, 'utf8').replaceAll('甲一箱', `甲一箱${citizen}`));
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), '<!doctype html>');
  await ingest({ inputs: [exports], out: snapshot, asOf: threeAsOf, salt: 'a salt of many characters' });
  made = await publish({ snapshot, site, by: 'agency', out: locked, passphraseOf });
  for (const { folder } of made) await decrypt(folder);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function keysOf(folder: string, passphrase: string): Promise<Keys | null> {
  const words = parseLocked(readFileSync(join(locked, folder, 'snapshot', 'manifest.json'), 'utf8'));
  if (!words) throw new Error(`${folder} is not locked`);
  return unlock(passphrase, words);
}

async function openOne(keys: Keys, folder: string, path: string): Promise<Uint8Array> {
  const sealed = readFileSync(join(locked, folder, 'snapshot', await keys.nameOf(path)));
  return keys.open(path, new Uint8Array(sealed));
}

/** Writes what a folder decrypts to beside it, and checks that nothing is left over. */
async function decrypt(folder: string): Promise<void> {
  const keys = await keysOf(folder, passphraseOf(folder));
  if (!keys) throw new Error(`the passphrase of ${folder}`);
  const manifest = parseManifest(new TextDecoder().decode(await openOne(keys, folder, 'manifest.json')));
  const paths = ['manifest.json', ...Object.values(manifest.tables).map(({ path }) => path)];
  const names = await Promise.all(paths.map((path) => keys.nameOf(path)));
  expect(readdirSync(join(locked, folder, 'snapshot')).sort()).toEqual(['manifest.json', ...names].sort());
  cpSync(site, join(opened, folder), { recursive: true });
  for (const path of paths) {
    const target = join(opened, folder, 'snapshot', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, await openOne(keys, folder, path));
  }
}

test('what a folder decrypts to has nothing of another unit, in no cell and in no byte', async () => {
  const known = await textsByAgency(snapshot);
  const units = made.flatMap(({ unit }) => unit ?? []);
  expect(units.length).toBe(3);
  for (const unit of units) {
    const { found, secrets, controls } = await foreignIn(opened, unit, known);
    expect(found, unit.name).toEqual([]);
    expect(controls).toBeGreaterThan(secrets / 2);
  }
});

test('it is masked as the snapshot is, and sums over fewer than three peers are not told', async () => {
  for (const { unit, folder } of made) {
    const { engine, manifest } = await openSnapshot(join(opened, folder, 'snapshot'));
    await engine.close();
    const bytes = readdirSync(join(opened, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(bytes.some((content) => content.includes(citizen))).toBe(false);
    if (unit) expect(manifest.published?.peers.every(({ figure }) => figure === null)).toBe(true);
    else expect(manifest.published).toBeUndefined();
  }
});

test('without the passphrase neither names nor bytes tell anything', async () => {
  const known = await textsByAgency(snapshot);
  const secrets = [...new Set([...known.values()].flatMap((texts) => [...texts]))].filter((text) => text.length >= 4);
  expect(secrets.length).toBeGreaterThan(30);
  for (const { folder } of made) {
    const files = readdirSync(join(locked, folder, 'snapshot'), { recursive: true, encoding: 'utf8' });
    for (const name of files) {
      expect(name).toMatch(/^(?:manifest\.json|[0-9a-f]{32}\.bin)$/);
      const bytes = readFileSync(join(locked, folder, 'snapshot', name));
      for (const word of [...secrets, 'verdicts', 'tables/']) expect(bytes.includes(word)).toBe(false);
    }
    const words = JSON.parse(readFileSync(join(locked, folder, 'snapshot', 'manifest.json'), 'utf8')) as object;
    expect(Object.keys(words).sort()).toEqual(['check', 'format', 'kdf', 'version']);
  }
});

test('the passphrase of another folder opens nothing, and one flipped bit of any file is refused', async () => {
  const [one, other] = made.map(({ folder }) => folder).filter((folder) => folder !== wholeFolder);
  if (one === undefined || other === undefined) throw new Error('two folders');
  expect(await keysOf(one, passphraseOf(other))).toBeNull();
  expect(await keysOf(wholeFolder, passphraseOf(one))).toBeNull();
  const keys = await keysOf(one, passphraseOf(one));
  if (!keys) throw new Error('the passphrase');
  const manifest = parseManifest(new TextDecoder().decode(await openOne(keys, one, 'manifest.json')));
  for (const { path } of Object.values(manifest.tables)) {
    const sealed = new Uint8Array(readFileSync(join(locked, one, 'snapshot', await keys.nameOf(path))));
    for (const at of [0, 11, 12, sealed.length >> 1, sealed.length - 1]) {
      const flipped = sealed.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      await expect(keys.open(path, flipped)).rejects.toThrow(SealError);
    }
    await expect(keys.open('manifest.json', sealed)).rejects.toThrow(SealError);
  }
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { projectFolder } from '../ingest/cli/site.ts';
import { allowed, packages } from './licences.ts';
import { sbom } from './sbom.ts';

/** What may come in from outside, and that it is written down. */

const manifest = v.parse(
  v.object({
    dependencies: v.record(v.string(), v.string()),
    devDependencies: v.record(v.string(), v.string()),
    allowScripts: v.record(v.string(), v.boolean()),
  }),
  JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')),
);
const direct = { ...manifest.dependencies, ...manifest.devDependencies };

test('every licence is on the list, and what is given out has none that asks for its sources', () => {
  const wrong = packages().filter(({ licence, dev }) => {
    const where = licence === null ? undefined : allowed[licence];
    return where === undefined || (where === 'tools' && !dev);
  });
  expect(wrong.map(({ name, licence }) => `${name}: ${licence ?? 'none'}`)).toEqual([]);
});

test('every direct dependency is pinned to one version, with a reason written down', () => {
  const reasons = readFileSync(join(projectFolder, 'docs/explanation/dependencies.md'), 'utf8');
  for (const [name, version] of Object.entries(direct)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(reasons, name).toMatch(new RegExp(`[|,] ${name.replace('/', '\\/')}[ ,]`));
  }
});

test('nothing needs a script when it is installed', () => {
  const scripts = [...new Set(packages().flatMap(({ name, installs }) => (installs ? [name] : [])))];
  expect(scripts.filter((name) => manifest.allowScripts[name] !== false)).toEqual([]);
  expect(Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name])).toEqual([]);
});

test('every archive has a SHA-512 in the lock file', () => {
  expect(packages().filter(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity))).toEqual([]);
});

test('a package without a hash, or under another licence, is noticed', () => {
  const lock = (value: object) => JSON.stringify({ version: '1', packages: { 'node_modules/x': value } });
  expect(() => packages(lock({ version: '1.0.0', license: 'MIT' }))).toThrow();
  const [found] = packages(lock({ version: '1.0.0', license: 'AGPL-3.0', integrity: 'sha512-x' }));
  expect(found?.licence && allowed[found.licence]).toBeUndefined();
});

test('the list of components names each once and refers to nothing else', () => {
  const document = v.parse(
    v.object({
      specVersion: v.literal('1.6'),
      metadata: v.object({ component: v.looseObject({ 'bom-ref': v.string() }) }),
      components: v.array(v.looseObject({ 'bom-ref': v.string(), hashes: v.array(v.object({ content: v.string() })) })),
      dependencies: v.array(v.object({ ref: v.string(), dependsOn: v.array(v.string()) })),
    }),
    JSON.parse(sbom()),
  );
  const refs = document.components.map((c) => c['bom-ref']);
  expect(new Set(refs).size).toBe(refs.length);
  const known = new Set([...refs, document.metadata.component['bom-ref']]);
  for (const { ref, dependsOn } of document.dependencies)
    for (const name of [ref, ...dependsOn]) expect(known.has(name), name).toBe(true);
  for (const { hashes } of document.components) expect(hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
  expect(document.dependencies[0]?.dependsOn.length).toBe(Object.keys(direct).length);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { projectFolder } from '../ingest/cli/site.ts';
import { packages, type Package } from './licences.ts';

/** `docs/reference/sbom.cdx.json`: every component, CycloneDX 1.6 (ECMA-424). No time and no serial number, so that the same lock file gives the same bytes. */
export function sbom(): string {
  const own = v.parse(
    v.object({ name: v.string(), version: v.string(), license: v.string() }),
    JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')),
  );
  const all = packages();
  const place = new Map(all.map((p) => [p.path, p]));
  const root = `pkg:npm/${own.name}@${own.version}`;
  // the same version may lie in several places: one component
  const components = new Map<string, Package[]>();
  for (const p of all) components.set(purl(p), [...(components.get(purl(p)) ?? []), p]);
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': root,
        name: own.name,
        version: own.version,
        purl: root,
        licenses: licence(own.license),
      },
    },
    components: [...components].sort(([a], [b]) => (a < b ? -1 : 1)).map(([ref, same]) => component(ref, same)),
    dependencies: [
      { ref: root, dependsOn: directOf(all) },
      ...[...components]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([ref, same]) => ({
          ref,
          dependsOn: [...new Set(same.flatMap((p) => p.uses.flatMap((path) => refAt(path, place))))].sort(),
        })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What the package at a place is called; nothing where nothing is. */
function refAt(path: string, place: ReadonlyMap<string, Package>): string[] {
  const found = place.get(path);
  return found ? [purl(found)] : [];
}

/** What `package.json` names. */
function directOf(all: readonly Package[]): string[] {
  const named = v.parse(
    v.object({ dependencies: v.record(v.string(), v.string()), devDependencies: v.record(v.string(), v.string()) }),
    JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')),
  );
  const places = new Set(
    Object.keys({ ...named.dependencies, ...named.devDependencies }).map((n) => `node_modules/${n}`),
  );
  return all
    .filter(({ path }) => places.has(path))
    .map(purl)
    .sort();
}

function component(ref: string, same: readonly Package[]) {
  const [first] = same;
  if (!first) throw new Error(ref);
  const at = first.name.lastIndexOf('/');
  return {
    type: 'library',
    'bom-ref': ref,
    ...(at < 0 ? {} : { group: first.name.slice(0, at) }),
    name: first.name.slice(at + 1),
    version: first.version,
    scope: same.every(({ dev }) => dev) ? 'excluded' : same.every(({ optional }) => optional) ? 'optional' : 'required',
    hashes: [
      { alg: 'SHA-512', content: Buffer.from(first.integrity.replace(/^sha512-/, ''), 'base64').toString('hex') },
    ],
    licenses: first.licence === null ? [] : licence(first.licence),
    purl: ref,
  };
}

function licence(text: string) {
  return [text.includes(' ') ? { expression: text } : { license: { id: text } }];
}

function purl({ name, version }: Package): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { layoutById } from '../../../ingest/layouts/index.ts';
import { added } from '../excuses/log.ts';
import { mappingOf } from '../import/columns.ts';
import { sha256 } from '../metrics/sha256.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { packWorkspace, unpackWorkspace, WorkspaceFileError, type Opened } from './file.ts';
import type { Batch } from './workspace.ts';

/** What is packed comes out again as it was; anything else is refused, and the message can say where it is wrong. */

// in a page files are blobs
vi.mock('#platform', () => import('../../../ingest/platform/browser.ts'));

const text = (length: number, seed: string) => Array.from({ length }, (_, i) => sha256(`${seed}${i}`)).join('\n');
const table = { path: 'data-1/tables/cases.parquet', content: text(900, 'table') };
const manifest = {
  format: 'mingjing-snapshot',
  version: 2,
  tool: '0',
  ruleset: 'r',
  as_of: '2025-03-31',
  calendar: { from: '2019-01-01', to: '2026-12-31' },
  demo: false,
  parameters: {},
  overrides: [],
  agencies: [],
  span: null,
  files: [],
  refused: [],
  ledger: {},
  public: false,
  masking: [],
  salt_fingerprint: null,
  open_links: {},
  issues: {},
  tables: { cases: { path: table.path, rows: 1, bytes: table.content.length, sha256: sha256(table.content) } },
  metrics: [],
  absent: {},
} satisfies Manifest;
const mapping = mappingOf(layoutById('orgs'), '名录.csv', new Map([['name', { from: '单位' }]]));
const batch: Batch = {
  id: 3,
  at: '2025-04-01T08:00:00.000Z',
  parent: 2,
  changed: 1,
  manifest,
  files: [
    {
      name: '台账.csv',
      content: new Blob([text(700, 'file')]),
      said: { layout: 'cases', encoding: 'gb18030', header: 2 },
      corrections: [
        { file: '台账.csv', sheet: null, record: 2, column: 8, header: '罚款金额', before: '约1000', after: '=1<b>' },
      ],
    },
    { name: '=空 <b>.csv', content: new Blob([]), said: { mapping } },
  ],
};
const log = added([], {
  at: '2025-04-01T08:00:00.000Z',
  by: '李检',
  reason: '系统故障期间已在公告栏公示',
  act: 'excuse',
  metric: 'PUB-08',
  org: 'SW1',
  key: 'CF1',
  state: 'overdue',
  as_of: '2025-03-31',
  snapshot: '1',
});
const points = { 'mingjing.points.a.1.2024': '机关代码,项目,得分,理由,评分人\nSW1,组织,3,检查,李检\n' };
const tables = { [table.path]: new Blob([table.content]) };

let packed: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  packed = new Uint8Array(await (await packWorkspace(batch, tables, [], log, points)).arrayBuffer());
});

const open = (bytes: Uint8Array) => unpackWorkspace(new Blob([new Uint8Array(bytes)]));

async function plain({ batch: { files, ...rest }, tables: found, points: given }: Opened): Promise<unknown> {
  const parts = await Promise.all(
    files.map(async ({ name, content, said, corrections }) => [name, said, corrections, await content.text()]),
  );
  return [
    rest,
    parts,
    given,
    await Promise.all(Object.entries(found).map(async ([path, blob]) => [path, await blob.text()])),
  ];
}

async function refused(bytes: Uint8Array): Promise<WorkspaceFileError> {
  const cause: unknown = await open(bytes).catch((error: unknown) => error);
  if (!(cause instanceof WorkspaceFileError)) throw new Error('opened, or failed for another reason', { cause });
  return cause;
}

/** The same archive with one part replaced, its own check sums right again. */
function changed(part: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(packed);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) });
}

describe('a workspace file', () => {
  it('brings back the snapshot, the files, and how they are read', async () => {
    const opened = await open(packed);
    expect(opened.batch).toMatchObject({ at: batch.at, changed: 1, manifest });
    expect(opened.batch.files.map(({ name }) => name)).toEqual(batch.files.map(({ name }) => name));
    expect(opened.batch.files[0]?.said).toEqual(batch.files[0]?.said);
    expect(opened.batch.files[1]?.said.mapping).toMatchObject({ id: mapping.id, title: mapping.title });
    expect(opened.batch.files.map(({ corrections }) => corrections)).toEqual([batch.files[0]?.corrections, undefined]);
    expect(opened.points).toEqual(points);
    expect(opened.excuses).toEqual(log);
    expect(opened.mappings.map(({ id }) => id)).toEqual([mapping.id]);
    expect(await opened.tables[table.path]?.text()).toBe(table.content);
    expect(await opened.batch.files[0]?.content.text()).toBe(text(700, 'file'));
  });

  it('packed again is the same', async () => {
    const { batch: content, tables: found, mappings, excuses, points: given } = await open(packed);
    const again = await packWorkspace({ ...content, id: 9, parent: null }, found, mappings, excuses, given);
    expect(await plain(await open(new Uint8Array(await again.arrayBuffer())))).toEqual(await plain(await open(packed)));
  });

  it('with any byte changed is refused, or it is a byte that says nothing of the content', async () => {
    const whole = await plain(await open(packed));
    let found = 0;
    for (let i = 0; i < 300; i++) {
      const damaged = packed.slice();
      const at = Math.floor((i / 300) * damaged.length);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      const opened = await open(damaged).catch((cause: unknown) => cause);
      // a page's stream rejects with a TypeError, which is told as damage; Node's with an error of zlib
      if (opened instanceof WorkspaceFileError || (opened instanceof Error && 'code' in opened)) found++;
      else if (opened instanceof Error) throw opened;
      else expect(await plain(opened as Opened)).toEqual(whole);
    }
    expect(found).toBeGreaterThan(280);
  });

  it('cut off anywhere is refused', async () => {
    for (let i = 0; i < 20; i++)
      expect((await refused(packed.slice(0, Math.floor((i / 20) * packed.length)))).reason).toMatch(/foreign|damaged/);
  });

  it.each([
    'files/0',
    'snapshot/manifest.json',
    `snapshot/${table.path}`,
    `mappings/${mapping.id}.yaml`,
    'excuses.jsonl',
    'corrections/0.json',
    'points/0.csv',
  ])('with another %s is refused by the name of that part', async (part) => {
    expect(await refused(changed(part, (old) => `${old} `))).toMatchObject({ reason: 'damaged', part });
  });

  it('of a later version, or of something else, says so', async () => {
    const later = changed('workspace.json', (old) => old.replace('"version": 2', '"version": 3'));
    expect(await refused(later)).toMatchObject({ reason: 'newer', part: '3' });
    const earlier = changed('workspace.json', (old) => old.replace('"version": 2', '"version": 1'));
    expect((await open(earlier)).batch.manifest).toEqual(manifest);
    const foreign = changed('workspace.json', (old) => old.replace('mingjing.points.', 'other.'));
    expect(await refused(foreign)).toMatchObject({ reason: 'damaged', part: 'workspace.json' });
    expect(await refused(zipSync({ 'a.txt': strToU8('a') }))).toMatchObject({ reason: 'foreign' });
    expect(await refused(strToU8('案件编号,立案日期'))).toMatchObject({ reason: 'foreign' });
    const other = changed('workspace.json', (old) => old.replace('mingjing-workspace', 'other'));
    expect(await refused(other)).toMatchObject({ reason: 'foreign' });
  });
});

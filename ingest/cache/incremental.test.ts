import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoFiles } from '../../demo/generate.ts';
import { ingest, IngestError, type Reuse } from '../ingest.ts';

/** A run that takes over what earlier ones kept gives the very snapshot that a run from nothing gives, and says what it took over. */

const asOf = '2025-03-31';
const reference = join(import.meta.dirname, '../../../shared/reference/seed2-nasty/source');

const heads = {
  cases: '案件编号,办案机关,当事人名称,当事人类型,当事人证件号码,程序类型,立案日期,处罚决定书文号,决定日期,执法人员\n',
  reviews: '案件编号,审核轮次,执法类别,送审机关,送审日期,是否疑难复杂,审核意见日期,审核结论,审核人员\n',
};
/** Every agency has officers and reviewers of its own, so that nothing links it with another. */
const caseRow = (no: string, org: string, party: string, decided = '2024-03-01') =>
  `${no},${org},${party},法人及非法人组织,91140400MAE2JLL68T,普通程序,2024-01-05,${no}号,${decided},甲一(${org[0]}001)、甲二(${org[0]}002)\n`;
const review = (no: string, org: string, result: string) =>
  `${no},1,行政处罚,${org},2024-02-01,否,${result},同意,审一(${org[0]}900)\n`;

let work: string;
let n = 0;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'mingjing-incremental-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** A folder of sources with a snapshot and a cache of its own; each run is compared with one from nothing. */
async function place() {
  const folder = join(work, String(++n));
  const [source, out, cache] = [join(folder, 'source'), join(folder, 'out'), join(folder, 'cache')];
  await mkdir(source, { recursive: true });
  const run = async (
    more: { asOf?: string; full?: boolean; public?: boolean; salt?: string } = {},
    compared = true,
  ) => {
    const told: Reuse[] = [];
    const options = { inputs: [source], asOf, ...more };
    const manifest = await ingest({ ...options, out, cache, onReuse: (reuse) => told.push(reuse) });
    // every table's hash is in the manifest
    if (compared) expect(manifest).toEqual(await ingest({ ...options, out: join(folder, `alone-${++n}`) }));
    const [reuse] = told;
    if (!reuse) throw new Error('nothing was said of what was kept');
    return { manifest, reuse };
  };
  const put = (name: string, text: string) => writeFile(join(source, name), text);
  return { source, out, cache, run, put, remove: (name: string) => rm(join(source, name)) };
}

const judged = ({ agencies }: Reuse) => ('all' in agencies ? agencies.all : agencies.of - agencies.kept.length);

async function bureaus() {
  const at = await place();
  await at.put(
    '执法主体名录.csv',
    `机关代码,机关名称,统一社会信用代码,行政区划代码\n${[1, 2, 3, 4, 5].map((i) => `SW${i},${i}县局,1114040012345678${i}0,14040${i}`).join('\n')}\n`,
  );
  for (const i of [1, 2, 3, 4, 5])
    await at.put(
      `办案台账-${i}县.csv`,
      heads.cases + caseRow(`CF${i}`, `${i}县局`, '甲公司') + caseRow(`CF${i}0`, `${i}县局`, '乙公司', '2024-05-06'),
    );
  await at.put(
    '法制审核台账.csv',
    heads.reviews + review('CF1', '1县局', '2024-02-03') + review('CF2', '2县局', '2024-02-28'),
  );
  return at;
}

test('files come, change and go: only what they touch is read and judged, and the snapshot is that of a run from nothing', async () => {
  const at = await bureaus();
  const first = await at.run();
  expect(first.reuse).toMatchObject({ files: 0, allFiles: 7, agencies: { all: 'first' } });
  const kept = await readdir(at.cache);
  expect(kept).toHaveLength(8);

  const same = await at.run();
  expect(same.manifest).toEqual(first.manifest);
  expect([same.reuse.files, judged(same.reuse)]).toEqual([7, 0]);

  // a new month, so that the files after it have other numbers
  await at.put('办案台账-1县-2月.csv', heads.cases + caseRow('CF19', '1县局', '丙公司'));
  const added = await at.run();
  expect([added.reuse.files, judged(added.reuse)]).toEqual([7, 1]);

  // corrected, while the new month is taken back
  await at.put('办案台账-3县.csv', heads.cases + caseRow('CF3', '3县局', '甲公司', '2024-09-30'));
  await at.remove('办案台账-1县-2月.csv');
  const corrected = await at.run();
  expect([corrected.reuse.files, judged(corrected.reuse)]).toEqual([6, 2]);
  expect(await readdir(at.cache)).toHaveLength(8);

  // a review by one agency of another's case, where it reviewed its own before
  await at.put(
    '法制审核台账.csv',
    heads.reviews + review('CF1', '1县局', '2024-02-03') + review('CF4', '2县局', '2024-02-09'),
  );
  const linked = await at.run();
  expect('kept' in linked.reuse.agencies && linked.reuse.agencies.kept).toEqual(['SW1', 'SW3', 'SW5']);
});

test('rows that come twice, that differ, that are refused, and cells that are wrong, across files', async () => {
  const at = await bureaus();
  await at.run({}, false);
  await at.put('办案台账-9.csv', heads.cases + caseRow('CF1', '1县局', '甲公司') + caseRow('CF2', '2县局', '丁公司'));
  const wrong = `,无此局,,,,,,,,\n合计,,,,,,,,,\n${caseRow('CF77', '5县局', '己公司', '某日').replace('91140400MAE2JLL68T', '140421198001011239')}`;
  await appendFile(join(at.source, '办案台账-5县.csv'), wrong);
  const { manifest, reuse } = await at.run();
  expect(manifest.ledger['行政处罚办案台账.csv']).toMatchObject({ duplicates: 1, conflicts: 1, nondata: 1 });
  expect(manifest.issues).toMatchObject({ DUPLICATE: 1, CONFLICT: 1, INVALID_VALUE: 1 });
  expect(reuse.files).toBe(6);
  // the row that had been replaced counts again
  await at.remove('办案台账-9.csv');
  expect((await at.run()).reuse.files).toBe(7);
  // numbers of persons are hashed anew with every salt, and names hidden
  for (const salt of ['salt of the first kind', 'salt of the second kind'])
    expect((await at.run({ public: true, salt })).reuse.files).toBe(7);
});

test('on another day, with another register, when most changed and when asked, everything is judged', async () => {
  const at = await bureaus();
  const reason = async (more: Parameters<typeof at.run>[0] = {}) => judged((await at.run(more, false)).reuse);
  expect(await reason()).toBe('first');
  expect(await reason({ asOf: '2024-12-31' })).toBe('day');
  await at.put('行政执法人员清单.csv', '姓名,所在单位,执法证号\n甲一,1县局,1001\n');
  expect(await reason({ asOf: '2024-12-31' })).toBe('rules');
  await at.put('行政执法人员清单.csv', '姓名,所在单位,执法证号\n甲一,2县局,1001\n');
  expect(await reason({ asOf: '2024-12-31' })).toBe('registers');
  for (const i of [1, 2, 3, 4]) await at.remove(`办案台账-${i}县.csv`);
  expect(await reason({ asOf: '2024-12-31' })).toBe('most');
  const full = await at.run({ full: true, asOf: '2024-12-31' });
  expect([full.reuse.files, judged(full.reuse)]).toEqual([0, 'first']);
});

test('what was kept is not believed when a byte of it changed, nor the snapshot', async () => {
  const at = await bureaus();
  const { manifest } = await at.run({}, false);
  const [entry = ''] = (await readdir(at.cache)).filter((name) => existsSync(join(at.cache, name, '0-rows.parquet')));
  await appendFile(join(at.cache, entry, '0-rows.parquet'), 'x');
  await appendFile(join(at.out, manifest.tables['verdicts/REV-01']?.path ?? ''), 'x');
  const { reuse } = await at.run();
  expect([reuse.files, judged(reuse)]).toEqual([6, 'damaged']);
});

test('what is kept holds numbers of persons: it may not lie in the snapshot, and nobody else may look', async () => {
  const at = await bureaus();
  const options = { inputs: [at.source], asOf, out: at.out };
  for (const cache of [at.out, join(at.out, 'cache')])
    await expect(ingest({ ...options, cache })).rejects.toThrow(IngestError);
  await at.run({}, false);
  expect((await stat(at.cache)).mode & 0o077).toBe(0);
});

test.each([
  [
    'the demo: files of every kind, workbooks among them',
    async (to: string) => {
      for (const { name, bytes } of await demoFiles({ cases: 40 })) await writeFile(join(to, name), bytes);
    },
    true,
  ],
  [
    'the reference set with every fault (skipped without it)',
    (to: string) => cp(reference, to, { recursive: true }),
    existsSync(reference),
  ],
] as const)('%s', { timeout: 600_000 }, async (_, fill, there) => {
  if (!there) return;
  const at = await place();
  await fill(at.source);
  const { manifest } = await at.run({}, false);
  const { reuse } = await at.run();
  const readable = new Set(manifest.files.map((file) => file.name));
  expect([reuse.files, judged(reuse)]).toEqual([readable.size, 0]);
  const [name = ''] = manifest.files.filter((file) => file.layout === 'reviews').map((file) => file.name);
  await at.remove(name);
  expect((await at.run()).reuse.files).toBe(readable.size - 1);
});

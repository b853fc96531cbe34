import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { demoAsOf } from '../demo/generate.ts';
import { prepareDemo } from '../ingest/cli/demo.ts';
import { projectFolder } from '../ingest/cli/site.ts';
import { beside } from '../tests/support/shared.ts';
import { measureBrowser } from './browser.ts';
import { generateBench } from './generate.ts';
import { measureQueries } from './queries.ts';
import { measureImport, memoryLines } from './import.ts';
import { measureBare, measureIngest } from './native.ts';
import { measureReports } from './reports.ts';
import { load, print, ratio, say } from './say.ts';
import { measureTab, tabLines } from './tab.ts';

/** How many cases, where what is made on the way lies, and whether it stays there. */
export interface AllOptions {
  readonly cases: number;
  readonly work: string;
  readonly keep?: boolean;
}

/** One run: generate, ingest beside the bare conversion, then the dashboard beside bare DuckDB-WASM. Ratios are the result. */
export async function measureAll({ cases, work, keep }: AllOptions): Promise<void> {
  say(`生成 ${cases.toLocaleString('en')} 件案件……`);
  const started = performance.now();
  const files = generateBench(join(work, 'files'), cases);
  const rows = Object.values(files.rows).reduce((sum, n) => sum + n, 0);
  say(`  ${rows.toLocaleString('en')} 行，${((performance.now() - started) / 1000).toFixed(1)} 秒`);

  say('不加处理地转成 Parquet（UTF-8 副本）……');
  const bare = await measureBare(files.utf8, join(work, 'bare'));
  say('导入（GB18030）……');
  const snapshot = join(work, 'snapshot');
  const ingested = await measureIngest(files.gb18030, snapshot);
  const { read, link, tables, compute, write } = ingested.steps;
  ratio('源文件读成快照的各表 ÷ 不加处理地转成 Parquet', read + link + tables, bare.seconds);
  ratio('全部指标、判定和汇总 ÷ 不加处理地转成 Parquet', compute + write, bare.seconds);
  print(
    `各步：读取 ${read.toFixed(1)}，清洗关联 ${link.toFixed(1)}，写表 ${tables.toFixed(1)}，指标 ${compute.toFixed(1)}，写判定 ${write.toFixed(1)} 秒`,
  );
  print(`内存峰值：导入 ${ingested.peak.toFixed(0)} MiB，不加处理的转换 ${bare.peak.toFixed(0)} MiB`);
  print(`此时机器的负荷：${load()}`);

  say('导入十分之一……');
  const tenth = generateBench(join(work, 'tenth'), Math.max(1, Math.round(cases / 10)));
  const small = await measureIngest(tenth.gb18030, join(work, 'tenth-snapshot'));
  ratio(
    '源文件读成快照的各表：十倍的行数',
    read + link + tables,
    small.steps.read + small.steps.link + small.steps.tables,
  );

  say('写年终报告……');
  const reference = beside('reference/seed1-small/source');
  const written = await measureReports(reference ?? join(projectFolder, 'demo/exports'), demoAsOf);
  ratio('全市和各机关的年终报告 ÷ 把同样的判定行读一遍', written.batch, written.read);
  print(
    `${reference === null ? '演示数据' : '对照数据'}：${written.reports} 份报告、${written.files} 个文件、${written.mebibytes.toFixed(1)} MiB，共 ${written.batch.toFixed(1)} 秒`,
  );

  say('构建看板……');
  await prepareDemo();
  say('在 Chromium 中打开三种大小的快照……');
  const hundredth = generateBench(join(work, 'hundredth'), Math.max(1, Math.round(cases / 100)));
  await measureIngest(hundredth.gb18030, join(work, 'hundredth-snapshot'));
  for (const folder of ['hundredth-snapshot', 'tenth-snapshot', 'snapshot']) {
    const page = await measureBrowser(join(work, folder), join(work, `${folder}-browser`));
    const asked = await measureQueries(join(work, folder), join(work, `${folder}-queries`));
    print(`判定行 ${asked.rows.toLocaleString('en')}，所列指标 ${asked.listed.toLocaleString('en')} 行：`);
    ratio('  冷启动到出现数字 ÷ 仅启动 DuckDB-WASM', page.open / 1000, page.boot / 1000);
    ratio('  更改筛选到新的数字画出 ÷ 对判定行直接分组', page.filter / 1000, page.groupBy / 1000);
    ratio('  各机关各指标取自汇总 ÷ 取自判定行', asked.cube / 1000, asked.direct / 1000);
    ratio('  清单首页 ÷ 对判定行直接排序', asked.page / 1000, asked.plain / 1000);
    ratio('  整个清单排序（指针移到清单上时一次） ÷ 对判定行直接排序', asked.sort / 1000, asked.plain / 1000);
    ratio('  清单中间一页 ÷ 对判定行直接排序', asked.middle / 1000, asked.plain / 1000);
    print(`  页面装入全部判定行用 ${(page.rows.milliseconds / 1000).toFixed(1)} 秒`);
  }
  say('在一个标签页里从总览点到案件……');
  for (const line of tabLines(await measureTab(snapshot))) print(line);
  say('在 Chromium 中导入办案台账（GB18030）……');
  const imported = await measureImport(files, snapshot, join(work, 'browser'));
  ratio('办案台账在浏览器中读成各行 ÷ DuckDB-WASM 读入 UTF-8 副本', imported.rows, imported.bare);
  ratio('办案台账在浏览器中写成快照的各表 ÷ DuckDB-WASM 读入 UTF-8 副本', imported.tables, imported.bare);
  if (imported.verdicts === null) print('浏览器的内存不够判定全部指标，页面已说明并给出命令');
  else {
    ratio('办案台账在浏览器中导入，连同全部指标 ÷ DuckDB-WASM 读入 UTF-8 副本', imported.verdicts, imported.bare);
    const metrics = imported.verdicts - imported.tables;
    ratio('  其中全部指标、判定和汇总（WASM） ÷ DuckDB-WASM 读入 UTF-8 副本', metrics, imported.bare);
  }
  for (const line of memoryLines(imported.memory)) print(line);
  print(`导入期间页面最长一次没有响应 ${imported.blocked.toFixed(0)} 毫秒`);
  print(`此时机器的负荷：${load()}`);
  if (!keep) rmSync(work, { recursive: true, force: true });
}

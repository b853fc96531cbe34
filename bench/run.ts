import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { memoryOption } from '../ingest/cli/memory-option.ts';
import { measureAll, type AllOptions } from './all.ts';
import { measureScale, type ScaleOptions } from './scale.ts';

/** `npm run bench`: what it costs beside the plainest way; `npm run bench -- scale`: how the cost grows. */

const usualWork = join(tmpdir(), 'mingjing-bench');

const program = new Command('bench');
program
  .command('all', { isDefault: true })
  .description('在生成的案件上测量：与最简单的做法相比要多少倍时间')
  .option('--cases <整数>', '处罚案件数', wholeNumber, 1_000_000)
  .option('--work <目录>', '存放中间文件的目录', usualWork)
  .option('--keep', '结束后保留中间文件')
  .action((options: AllOptions) => measureAll(options));
program
  .command('scale')
  .description(
    '在几种规模上测量：时间、内存、快照随案件数怎样增长，只改动一部分时省多少；一千万件要约一小时、40 GB 磁盘',
  )
  .option('--sizes <整数,…>', '各次的处罚案件数，用逗号分隔', sizes, [10_000, 100_000, 1_000_000, 10_000_000])
  .option('--memory <大小>', '导入可用的内存，例如 4G', memoryOption('zh'), 4 * 2 ** 30)
  .option('--work <目录>', '存放中间文件的目录', usualWork)
  .option('--keep', '结束后保留快照')
  .action((options: ScaleOptions) => measureScale(options));
await program.parseAsync();

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('应为正整数。');
  return Number(text);
}

function sizes(text: string): number[] {
  return text.split(',').map((size) => wholeNumber(size.trim()));
}

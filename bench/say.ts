import { availableParallelism, loadavg } from 'node:os';

/** What a bench prints: results to stdout, what is going on to stderr. */

export function ratio(name: string, ours: number, theirs: number): void {
  print(`${(ours / theirs).toFixed(2).padStart(8)}  ${name}（${ours.toFixed(3)} 秒 ÷ ${theirs.toFixed(3)} 秒）`);
}

/** Runnable processes, averaged over one and five minutes, and how many processors there are for them. */
export function load(): string {
  const [one = 0, five = 0] = loadavg();
  return `1 分钟 ${one.toFixed(1)}，5 分钟 ${five.toFixed(1)}（${availableParallelism()} 个处理器）`;
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

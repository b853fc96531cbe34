import type { CDPSession } from '@playwright/test';
import { readFileSync } from 'node:fs';

/** The memory of a browser's pages: MiB of the largest resident set of any process that draws one (/proc, so on Linux only). */
export interface Memory {
  /** at this moment */
  now(): Promise<number>;
  /** Stops watching. Returns the most there was, looked at every fifth of a second. */
  end(): number;
}

export async function watchMemory(session: CDPSession): Promise<Memory> {
  let peak = 0;
  const now = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentOf(id));
    peak = Math.max(peak, ...pages);
    return Math.max(0, ...pages);
  };
  await now();
  const timer = setInterval(() => void now().catch(() => undefined), 200);
  return {
    now,
    end: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

function residentOf(id: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    // it has ended, or the system has no such files
    return 0;
  }
}

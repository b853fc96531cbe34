import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `mingjing-<process>-<six characters>` in the system's folder for such things. */
const ours = /^mingjing-(\d+)-\w{6}$/u;

/**
 * Makes a folder, readable by nobody else, for decoded copies, tables and what does not fit in memory. The caller removes it; those of
 * processes that were killed before they could are removed here.
 */
export async function makeWorkFolder(): Promise<string> {
  const parent = tmpdir();
  for (const name of await readdir(parent)) {
    const process = ours.exec(name)?.[1];
    if (process !== undefined && !isAlive(Number(process)))
      // somebody else's can't be, and is theirs to remove
      await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
  return mkdtemp(join(parent, `mingjing-${process.pid}-`));
}

/** Whether a process of that number runs, whoever's it is. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
  }
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../ingest/cli/site.ts';

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the `mingjing` command as a user does, in a process of its own; its salt is one for tests. */
export function mingjing(...args: string[]): Promise<Said> {
  return mingjingIn(projectFolder, args);
}

/** The same in another folder. */
export function mingjingIn(cwd: string, args: readonly string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectFolder, 'bin', 'mingjing.js'), ...args], {
      cwd,
      env: { ...process.env, MINGJING_SALT_FILE: join(projectFolder, 'tests', 'support', 'salt.txt') },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    );
  });
}

import { spawn } from 'node:child_process';

export interface Finished {
  readonly code: number;
  /** stdout and stderr, in the order in which they came */
  readonly output: string;
}

/**
 * Runs a program of this project with Node in the project's folder. `echo` also shows what it prints. Resolves with its exit code;
 * rejects when it can't be started.
 */
export function runNode(args: readonly string[], options: { cwd: string; echo?: boolean }): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const)
      from.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (options.echo) to.write(chunk);
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

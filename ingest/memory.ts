import { totalmem } from 'node:os';
import { join } from 'node:path';

/** Bytes of memory the program may use, and what follows from it. */

const mebibyte = 1 << 20;

/** Less than this is not enough for the program itself, the readers of files and one row group of every column. */
export const leastMemory = 1024 * mebibyte;

/** What the program itself and the readers of files take, whatever the number of rows. */
const ownNeed = 512 * mebibyte;

/** Path of a database that is nowhere but in memory. */
export const inMemory = ':memory:';

/** Half of what this machine, or the container it stands in, has. */
export function usualMemory(): number {
  const [all, allowed] = [totalmem(), process.constrainedMemory()];
  return Math.max(leastMemory, Math.floor((allowed > 0 && allowed < all ? allowed : all) / 2));
}

/** So many times their bytes the tables of source files take in memory while they are cleaned and judged (measured: 7.9 GiB for 0.9, with the program itself). */
const growth = 8;

/**
 * Settings of the database for a process that gets along with `memory` bytes and has `input` bytes of source files to read, and where its
 * tables are: in memory where all will fit, else in a file of the folder `work`, compressed, from which what is needed comes back. The
 * database's own limit counts pages, sorts, joins and aggregates; strings on their way, unpacked columns and what the allocator keeps come
 * on top.
 */
export function databaseSettings(
  memory: number,
  input: number,
  work: string,
): { path: string; settings: Record<string, string> } {
  const limit = Math.floor((memory - ownNeed) * 0.65);
  return {
    path: input * growth < limit ? inMemory : join(work, 'tables.duckdb'),
    settings: {
      memory_limit: `${limit}B`,
      temp_directory: join(work, 'spill'),
      // kept for the next table instead of given back to the system with each that is dropped
      block_allocator_memory: `${Math.floor(limit / 2)}B`,
    },
  };
}

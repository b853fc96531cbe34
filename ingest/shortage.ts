/** What ran out: the machine's means, not ours to mend. */
export type Shortage = 'disk' | 'memory';

const signs: readonly (readonly [Shortage, RegExp])[] = [
  ['disk', /ENOSPC|EDQUOT|No space left on device|not enough space|max_temp_directory_size|Disk quota exceeded/iu],
  ['memory', /Out of Memory|failed to (?:allocate|pin|offload)|ENOMEM/iu],
];

/** Whether an error, or what caused it, says that room on disk or memory ran out; null when neither. The database says so in words only. */
export function shortageOf(error: unknown): Shortage | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const text = `${'code' in cause ? String(cause.code) : ''} ${cause.message}`;
    // what can't be put out of memory for lack of a disk lacks the disk
    const found = signs.find(([, sign]) => sign.test(text));
    if (found) return found[0];
  }
  return null;
}

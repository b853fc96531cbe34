import { leastMemory } from '../memory.ts';
import type { Language } from './messages.ts';
import { scaleMessages } from './scale-messages.ts';
import { UsageError } from './terminal.ts';

const units: Readonly<Record<string, number>> = { m: 2 ** 20, g: 2 ** 30 };

/** `4G`, `1.5g`, `800M`, `4GiB` → bytes. Throws a `UsageError` for anything else, and for less than the program can do with. */
export function memoryOption(language: Language): (text: string) => number {
  return (text) => {
    const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([mg])(?:i?b)?$/iu.exec(text.trim()) ?? [];
    const bytes = Math.floor(Number(number) * (units[unit?.toLowerCase() ?? ''] ?? Number.NaN));
    if (!(bytes >= leastMemory))
      throw new UsageError(scaleMessages(language).notAnAmount(text, `${leastMemory / 2 ** 30}G`));
    return bytes;
  };
}

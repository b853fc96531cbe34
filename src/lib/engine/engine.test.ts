import { expect, test } from 'vitest';
import { hostileTexts } from '../../../tests/support/hostile-texts.ts';
import { identifier, literal } from './engine.ts';
import { nativeEngine } from './native.ts';

// the engine knows no text with NUL or half a character, and its driver takes a leading U+FEFF for a mark of the encoding
const texts = [
  ...hostileTexts().filter((text) => !/^\uFEFF|[\0\p{Cs}]/u.test(text)),
  "O'Brien",
  "'; DROP TABLE kept; --",
  '"',
  `'"'`,
];

test('whatever a text says, as a literal it is that text, and as a name that name', async () => {
  const engine = await nativeEngine();
  try {
    await engine.run('CREATE TABLE kept (n INTEGER)');
    for (const text of texts) {
      const [row] = await engine.query<{ text: string }>(`SELECT ${literal(text)} AS text`);
      expect(row?.text).toBe(text);
      if (text === '') continue;
      const [named] = await engine.query(`SELECT 1 AS ${identifier(text)}`);
      expect(Object.keys(named ?? {})).toEqual([text]);
    }
    expect(await engine.query('SELECT * FROM kept')).toEqual([]);
  } finally {
    await engine.close();
  }
});

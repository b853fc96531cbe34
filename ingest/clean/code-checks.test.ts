import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nativeEngine } from '../../src/lib/engine/native.ts';
import { citizenCondition, usccCondition } from './code-checks.ts';
import { isCitizenNumber, isUscc } from './identifiers.ts';

const digits = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`));
const checkable = fc.oneof(
  fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{17}$/),
  fc
    .tuple(
      digits(6),
      fc.constantFrom('19900229', '20000229', '19851231', '19851301', '00000101', '20240230'),
      digits(3),
    )
    .map((p) => p.join('')),
  fc
    .tuple(
      digits(6),
      fc.integer({ min: 1900, max: 2030 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
      digits(3),
    )
    .map(([a, y, m, d, z]) => `${a}${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}${z}`),
);

/** Every possible last character of a code: exactly the right one must pass. */
test('the database finds the same codes right as the rules do', async () => {
  const bodies = fc.sample(checkable, { numRuns: 400, seed: 7 });
  const codes = bodies.flatMap((body) => Array.from('0123456789ABCDEFGHJKLMNPQRTUWXYIOx', (last) => body + last));
  codes.push(
    '',
    '*',
    '9.114E+17',
    '911404000000000000',
    '９１1404000000000000',
    '91140400MA0K12345',
    '１１０１０１１９９００３０７７７５８',
  );
  const engine = await nativeEngine();
  try {
    await engine.run('CREATE TABLE codes (code VARCHAR)');
    await engine.append('codes', { code: codes });
    const found = await engine.query<{ code: string; uscc: boolean; citizen: boolean }>(
      `SELECT code, ${usccCondition('code')} AS uscc, ${citizenCondition('code')} AS citizen FROM codes`,
    );
    const expected = codes.map((code) => ({ code, uscc: isUscc(code), citizen: isCitizenNumber(code) }));
    expect(found).toEqual(expected);
    expect(expected.filter((c) => c.uscc).length).toBeGreaterThan(100);
    expect(expected.filter((c) => c.citizen).length).toBeGreaterThan(100);
  } finally {
    await engine.close();
  }
});

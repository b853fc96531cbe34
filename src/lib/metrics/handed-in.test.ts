import { expect, test } from 'vitest';
import { layouts } from '../../../ingest/layouts/index.ts';
import { isIdentity } from '../../../ingest/clean/codes.ts';
import { agencyLayouts, partyCodes, personCodes } from './handed-in.ts';

test('data are judged in every layout but the register of agencies and the index of documents', () => {
  const left = layouts.filter((l) => !agencyLayouts.includes(l)).map((l) => l.id);
  expect(left).toEqual(['orgs', 'documents']);
});

/** Codes of agencies and other bodies that hand data in, and 抽查对象, whose codes are checked where they are inspected. */
const leftOut = ['orgs.uscc', 'plan_tasks.object_code', 'credit_penalties.source_uscc', 'credit_licences.source_uscc'];

test('every column of a credit code is that of a party, of an agency, or left out by name', () => {
  const columns = layouts.flatMap(({ id, columns: all }) =>
    all.filter((c) => (c.type === 'uscc' || c.type === 'partycode') && !c.agency).map((c) => `${id}.${c.field}`),
  );
  const known = [...partyCodes.map((code) => `${code.layout}.${code.field}`), ...leftOut];
  expect(columns.toSorted()).toEqual(known.toSorted());
});

test('a column that also holds citizen numbers is read by the type of the party', () => {
  for (const { layout, field, types } of partyCodes) {
    const columns = layouts.find((l) => l.id === layout)?.columns ?? [];
    const mixed = columns.find((c) => c.field === field)?.type === 'partycode';
    expect(types !== undefined, `${layout}.${field}`).toBe(mixed);
  }
});

test('every column in which a citizen number is checked is that of a party', () => {
  const columns = layouts.flatMap(({ id, columns: all }) =>
    all.filter((c) => c.type === 'partycode' || isIdentity(c)).map((c) => `${id}.${c.field}`),
  );
  expect(personCodes.map((code) => `${code.layout}.${code.field}`).toSorted()).toEqual(columns.toSorted());
});

import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { ipcOf, rowsOf } from './arrow.ts';

test('columns come back as they went in, nulls and Chinese included', () => {
  const columns = {
    name: ['长治市', null, ''],
    n: [1, null, -3],
    share: [0.5, 1, null],
    yes: [true, false, null],
    nothing: [null, null, null],
  };
  expect(rowsOf(tableFromIPC(ipcOf(columns)))).toEqual([
    { name: '长治市', n: 1, share: 0.5, yes: true, nothing: null },
    { name: null, n: null, share: 1, yes: false, nothing: null },
    { name: '', n: -3, share: null, yes: null, nothing: null },
  ]);
});

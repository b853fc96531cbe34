import { expect, test } from 'vitest';
import { layoutById } from '../layouts/index.ts';
import { shownCell } from './shown-cell.ts';

const field = (name: string) => layoutById('cases').columns.find((column) => column.field === name);

test('a cell that is shown before its rows are masked shows no number of a person, whatever it is read as', () => {
  const citizen = '14042119800101123X';
  expect(shownCell(citizen, '统一社会信用代码/身份证号', field('party_code'))).not.toContain('0101123');
  expect(shownCell(`${citizen}，13800138000`, '案由', field('case_name'))).not.toMatch(/0101123|13800138000/);
  expect(shownCell('91140400MA0K1234XX', '统一社会信用代码/身份证号', field('party_code'))).toBe('91140400MA0K1234XX');
  expect(shownCell('某路1号', '家庭住址', undefined)).toBe('***');
  expect(shownCell('1404', '身份证后四位', undefined)).toBe('***');
  expect(shownCell('约1000', '罚款金额（元）', field('fine_amount'))).toBe('约1000');
  expect(shownCell('', '家庭住址', undefined)).toBe('');
});

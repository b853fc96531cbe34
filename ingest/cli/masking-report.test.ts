import { expect, test } from 'vitest';
import { maskingReport } from './masking-report.ts';
import { messages } from './messages.ts';

/** What was hidden is said, column by column, in the words of the source. */

const masking = [
  { layout: 'cases', field: 'party_code', action: 'masked' as const, cells: 3 },
  { layout: 'cases', field: 'party_code', action: 'hashed' as const, cells: 2 },
  { layout: 'cases', field: '联系电话', action: 'dropped' as const, cells: 7 },
];

test('a line per column, a number per treatment; what no column needed has no column', () => {
  const text = maskingReport({ masking, public: false, salt_fingerprint: 'abcdef' }, messages('zh'));
  expect(text).toMatch(/^行政处罚办案台账 +统一社会信用代码\/身份证号 +3 +2 +—$/mu);
  expect(text).toMatch(/^行政处罚办案台账 +联系电话 +— +— +7$/mu);
  expect(text).toContain('盐值指纹 abcdef');
  expect(text).not.toContain('隐名');
  expect(text).not.toContain('公开版');
});

test('that nothing was hashed, and that names are hidden, is said', () => {
  const text = maskingReport({ masking, public: true, salt_fingerprint: null }, messages('en'));
  expect(text).toContain('masked but not hashed');
  expect(text).toContain('public build');
});

test('nothing to hide', () => {
  const text = maskingReport({ masking: [], public: false, salt_fingerprint: null }, messages('zh'));
  expect(text).toContain('没有发现需要遮盖的个人信息');
});

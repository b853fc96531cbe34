import type { SampleMessages } from '../i18n/sample.zh.ts';
import type { Sample } from '../results/sample.ts';
import { sampledActs } from '../results/sample.ts';
import type { Sheet } from './sheet.ts';

const columns = [
  { key: 'place', kind: 'number', width: 8 },
  { key: 'org', kind: 'text', width: 26 },
  { key: 'orgCode', kind: 'text', width: 14 },
  { key: 'act', kind: 'text', width: 12 },
  { key: 'layout', kind: 'text', width: 12 },
  { key: 'number', kind: 'text', width: 26 },
  { key: 'decision', kind: 'text', width: 32 },
  { key: 'on', kind: 'day', width: 12 },
  { key: 'draw', kind: 'text', width: 66 },
] as const;

/** The cases drawn as a table to take home, in the order of the draw. */
export function sampleSheet({ acts }: Sample, words: SampleMessages, agency: (code: string) => string): Sheet {
  return {
    columns: columns.map(({ key, kind, width }) => ({ title: words.columns[key], kind, width })),
    rows: acts.map((act, i) => [
      i + 1,
      agency(act.org),
      act.org,
      sampledActs[act.layout] ?? null,
      act.layout,
      act.number,
      act.decision_no,
      act.on,
      act.draw,
    ]),
  };
}

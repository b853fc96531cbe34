import type { Provenance } from '../export/workbook.ts';
import { pick, t } from '../i18n/locale.svelte.ts';
import { zh } from '../i18n/zh.ts';
import { unresolvedAgency } from '../metrics/definition.ts';
import type { Notice, NoticeWords } from '../notice/notice.ts';
import type { RowWords } from '../results/row-columns.ts';
import { snapshotHash } from '../snapshot/identity.ts';
import { excusable, nameOf } from '../excuses/log.ts';
import { excuses } from './excuses.svelte.ts';
import type { Filters } from './filters.ts';
import { daysOf } from './period.ts';
import type { Scope } from './problems.ts';
import { agencyName, opened, periodInWords } from './view.svelte.ts';

/** How rows are called on the screen and in the files that leave it, and what those files say of where they come from. */

export function rowWords(): RowWords {
  const { manifest, ruleset } = opened();
  const { rowColumns, states, reasons, reasonOther } = t();
  const definitions = new Map(ruleset.definitions.map((definition) => [definition.id, definition]));
  return {
    columns: rowColumns,
    states,
    agency: (code) => agencyName(manifest, code),
    metric: (id) => pick(definitions.get(id)?.name ?? { zh: id, en: id }),
    law: (id) => definitions.get(id)?.law.join('；') ?? '',
    reason: (code) => reasons[code] ?? reasonOther(code),
    file: (index) => manifest.files[index]?.name ?? String(index),
    excuse: (row) => {
      const entry = excuses.standing.get(nameOf(row));
      return entry && excusable.some((state) => state === row.state)
        ? `${entry.reason}（${entry.by}，${entry.at.slice(0, 10)}）`
        : null;
    },
  };
}

/** An official paper is Chinese, whatever the interface speaks. */
export function noticeWords(): NoticeWords {
  const { manifest, ruleset } = opened();
  const definitions = new Map(ruleset.definitions.map((definition) => [definition.id, definition]));
  return {
    agency: (code) =>
      code === unresolvedAgency
        ? zh.unresolvedAgency
        : (manifest.agencies.find((agency) => agency.code === code)?.name ?? code),
    metric: (id) => definitions.get(id)?.name.zh ?? id,
    law: (id) => definitions.get(id)?.law.join('；') ?? '',
    reason: (code) => zh.reasons[code] ?? zh.reasonOther(code),
  };
}

export function noticeFacts(filters: Filters): Pick<Notice, 'asOf' | 'period' | 'provenance'> {
  const { manifest } = opened();
  const { from, to } = daysOf(filters);
  return {
    asOf: manifest.as_of,
    period: `${chineseDay(from)}至${chineseDay(to)}`,
    provenance: [
      ...(manifest.demo ? [`${zh.demo}。`] : []),
      `数据截至${chineseDay(manifest.as_of)}；快照${snapshotHash(manifest)}；规则版本${manifest.ruleset.slice(0, 12)}；由明镜${manifest.tool}生成。`,
    ],
  };
}

/** What a workbook of these rows was made of. */
export function provenanceOf(filters: Filters, scope: Scope, rows: number): Provenance {
  const { manifest } = opened();
  const words = t().problems.provenance;
  const { of, state } = scope;
  return [
    ...(manifest.demo ? ([[words.demo, words.demoText]] as const) : []),
    [words.asOf, manifest.as_of],
    [words.snapshot, snapshotHash(manifest)],
    [words.ruleset, manifest.ruleset],
    [words.tool, manifest.tool],
    [words.period, `${periodInWords(filters)}（${daysOf(filters).from} – ${daysOf(filters).to}）`],
    [words.org, filters.org === null ? t().filters.allOrgs : `${agencyName(manifest, filters.org)}（${filters.org}）`],
    [words.act, filters.act === null ? t().filters.allActs : t().filters.acts[filters.act]],
    [words.metric, of === null ? t().all : typeof of === 'string' ? t().systemTitles[of] : `${of.id} ${pick(of.name)}`],
    [words.state, state === null ? t().all : t().states[state]],
    [words.rows, String(rows)],
  ];
}

function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

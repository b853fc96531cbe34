import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layoutById } from '../ingest/layouts/index.ts';
import { projectFolder } from '../ingest/cli/site.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import { parseCsv } from '../src/lib/metrics/csv.ts';

/** A clause of the founding plan of 2019, and where it ends: in metrics with their lists, on a page, from which files. */
export interface Clause {
  readonly clause: string;
  readonly text: { readonly zh: string; readonly en: string };
  /** metric ids; each opens the list of its rows */
  readonly metrics: readonly string[];
  /** layouts whose files bring the data */
  readonly layouts: readonly string[];
  /** route of the dashboard on which it is looked at */
  readonly page: string;
  /** what the data can not say */
  readonly note: string;
}

/** `docs/clauses.csv` as data; throws with the line when a column is missing. */
export function clauses(): Clause[] {
  const file = 'docs/clauses.csv';
  const columns = ['clause', 'text', 'text_en', 'metrics', 'layouts', 'pages', 'note'] as const;
  const words = (cell: string) => cell.split(' ').filter((word) => word !== '');
  return parseCsv(file, readFileSync(join(projectFolder, file), 'utf8'), columns).map(({ cell }) => ({
    clause: cell.clause,
    text: { zh: cell.text, en: cell.text_en },
    metrics: words(cell.metrics),
    layouts: words(cell.layouts),
    page: cell.pages,
    note: cell.note,
  }));
}

/** `docs/reference/clauses.md`: every clause of the plan with the metrics, files and page that close it. */
export function clausesPage(): string {
  const { definitions } = loadRuleset();
  const metric = (id: string) => {
    const found = definitions.find((d) => d.id === id);
    if (!found) throw new Error(`docs/clauses.csv: no metric ${id}`);
    return `[${id}](metrics.md#${id.toLowerCase()}) ${found.name.zh}`;
  };
  return [
    '# 方案条款 · Clauses of the plan',
    '',
    '本页由 `npm run generate` 从 `docs/clauses.csv` 生成：2019年三项制度实施方案的每一条，由哪些指标、哪些文件、哪个画面落实。每个指标都能点开逐件清单；来源不在快照中的指标写明无数据来源。',
    '',
    'Generated from `docs/clauses.csv` by `npm run generate`: for every clause of the plan of 2019 the metrics, files and page that it ends in.',
    '',
    '| 条款 | 内容 | Clause | 指标 · Metrics | 文件 · Files | 画面 · Page | 说明 |',
    '|---|---|---|---|---|---|---|',
    ...clauses().map((c) =>
      [
        '',
        c.clause,
        c.text.zh,
        c.text.en,
        c.metrics.map(metric).join('、') || '—',
        c.layouts.map((id) => layoutById(id).title).join('、') || '—',
        `\`${c.page}\``,
        c.note,
        '',
      ]
        .join(' | ')
        .trim(),
    ),
    '',
  ].join('\n');
}

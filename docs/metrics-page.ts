import { layoutById } from '../ingest/layouts/index.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import type { MetricDefinition } from '../src/lib/metrics/definition.ts';

/** `docs/reference/metrics.md`: every metric as `queries/` defines it, then the rules and parameters as they are in force. */
export function metricsPage(): string {
  const { definitions, rules, parameters } = loadRuleset();
  const titles = definitions.map(
    (d) => `| [${d.id}](#${d.id.toLowerCase()}) | ${d.name.zh} | ${d.name.en} | ${target(d)} |`,
  );
  return [
    '# 指标口径 · Metrics',
    '',
    '本页由 `npm run generate` 从 `queries/` 生成。Generated from `queries/` by `npm run generate`.',
    '',
    '| 编号 | 名称 | Name | 目标 |',
    '|---|---|---|---|',
    ...titles,
    '',
    ...definitions.flatMap(section),
    '## 期限规则 · Rules',
    '',
    '| 规则 | 自 | 至 | 单位 | 参数 | 依据 | 说明 |',
    '|---|---|---|---|---|---|---|',
    ...rules.map((r) => row([r.rule, r.valid_from ?? '', r.valid_to ?? '', r.unit, r.parameter ?? '', r.law, r.note])),
    '',
    '## 参数 · Parameters',
    '',
    '| 参数 | 值 | 单位 | 含义 | 出处 |',
    '|---|---:|---|---|---|',
    ...parameters.map((p) => row([p.parameter, String(p.value), p.unit, p.meaning, p.source])),
    '',
  ].join('\n');
}

function section(d: MetricDefinition): string[] {
  const needed = [['orgs'], d.sources, ...d.evidence].map((group) =>
    group.map((id) => layoutById(id).title).join(' 或 '),
  );
  const facts: readonly (readonly [string, string])[] = [
    ['口径', d.definition.zh],
    ['Definition', d.definition.en],
    ['一行 · Row', `${d.unit.zh} · ${d.unit.en}`],
    [
      '归属日期 · Attribution',
      d.attribution ? `${d.attribution.zh} · ${d.attribution.en}` : '无统计期，按截止日期 · none, as of the day',
    ],
    ['除外 · Exclusions', `${d.exclusions.zh} ${d.exclusions.en}`],
    ['依据 · Law', d.law.join('；')],
    ['目标 · Target', target(d)],
    ['所需文件 · Sources', [...new Set(needed)].join('；')],
  ];
  return [
    `## ${d.id}`,
    '',
    `**${d.name.zh}** · ${d.name.en}`,
    '',
    ...facts.flatMap(([name, text]) => [`- ${name}：${text}`]),
    '',
    '```sql',
    d.sql,
    '```',
    '',
  ];
}

function target({ target: value, direction, informational }: MetricDefinition): string {
  if (informational) return '○';
  if (value === null) return '—';
  const bound = value === 0 || value === 1 ? '' : direction === 'up' ? '≥ ' : '≤ ';
  return `${direction === 'up' ? '↑' : '↓'} ${bound}${value * 100} %`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

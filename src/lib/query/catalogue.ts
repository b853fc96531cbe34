import { layouts } from '../../../ingest/layouts/index.ts';
import { sqlType } from '../../../ingest/clean/sql-types.ts';
import { dayField } from '../metrics/known.ts';
import { verdictColumns, verdictTable } from '../metrics/tables.ts';
import type { Manifest } from '../snapshot/manifest.ts';

/** The tables that can be asked, as they were known on the as-of day, and what each is made from. */
export interface QueryTable {
  readonly name: string;
  readonly group: 'facts' | 'verdicts' | 'rules' | 'quality';
  /** what it is called in the files; null where `i18n` has its name */
  readonly title: string | null;
  readonly columns: readonly QueryColumn[];
  readonly rows: number;
  /** the tables of the snapshot it is made from */
  readonly needs: readonly string[];
}

export interface QueryColumn {
  readonly name: string;
  readonly type: string;
  /** the header of the template; null where `i18n` has its name, or the name says it */
  readonly title: string | null;
}

const column = (name: string, type: string, title: string | null = null): QueryColumn => ({ name, type, title });
const columns = (text: string): QueryColumn[] =>
  text.split(', ').map((part) => {
    const [name = '', type = ''] = part.split(' ');
    return column(name, type);
  });

/** Tables that are in the snapshot as they are asked. */
const plain: readonly Pick<QueryTable, 'name' | 'group' | 'columns'>[] = [
  {
    name: 'cube',
    group: 'verdicts',
    columns: columns(
      'metric VARCHAR, org VARCHAR, month VARCHAR, year INTEGER, act VARCHAR, state VARCHAR, band VARCHAR, n BIGINT',
    ),
  },
  {
    name: 'calendar',
    group: 'rules',
    columns: columns('day DATE, day_no BIGINT, working BOOLEAN, wd_no BIGINT, rolled_on DATE'),
  },
  {
    name: 'deadline',
    group: 'rules',
    columns: columns('rule VARCHAR, start_on DATE, extra BIGINT, due_on DATE, beyond BOOLEAN'),
  },
  {
    name: 'issues',
    group: 'quality',
    columns: columns(
      'file INTEGER, record BIGINT, layout VARCHAR, field VARCHAR, raw VARCHAR, code VARCHAR, severity VARCHAR, kept_file INTEGER, kept_record BIGINT, header VARCHAR, message VARCHAR',
    ),
  },
  {
    name: 'open_links',
    group: 'quality',
    columns: columns(
      'kind VARCHAR, layout VARCHAR, file INTEGER, record BIGINT, org VARCHAR, key VARCHAR, value VARCHAR, candidates INTEGER, message VARCHAR',
    ),
  },
  {
    name: 'conflict_fields',
    group: 'quality',
    columns: columns(
      'layout VARCHAR, file INTEGER, record BIGINT, kept_file INTEGER, kept_record BIGINT, field VARCHAR, key VARCHAR, header VARCHAR, replaced VARCHAR, kept VARCHAR',
    ),
  },
];

/** Tables made from the manifest and the rules themselves. */
export const made = {
  agency: columns('code VARCHAR, name VARCHAR, region VARCHAR, peer_group VARCHAR, is_enforcement BOOLEAN'),
  metric: columns('id VARCHAR, name VARCHAR, system VARCHAR, direction VARCHAR, target DOUBLE, law VARCHAR'),
  source_file: columns('file INTEGER, name VARCHAR, sheet VARCHAR, layout VARCHAR, accepted BIGINT, rejected BIGINT'),
} as const;

/** Which tables a snapshot has, in the order in which they are shown. */
export function catalogue(manifest: Pick<Manifest, 'tables' | 'metrics' | 'agencies' | 'files'>): QueryTable[] {
  const rows = (name: string) => manifest.tables[name]?.rows ?? 0;
  const facts = layouts.map((layout): QueryTable => {
    const own = layout.columns.flatMap(({ field, header, type }) =>
      type === 'datetime'
        ? [column(field, sqlType(type), header), column(`${field}_sec`, 'BIGINT'), column(dayField(field), 'DATE')]
        : [column(field, sqlType(type), header)],
    );
    return {
      name: layout.id,
      group: 'facts',
      title: layout.title,
      columns: [...own, ...columns('org VARCHAR, file INTEGER, record BIGINT')],
      rows: rows(layout.id),
      needs: [layout.id],
    };
  });
  const peopled = layouts.filter((layout) => layout.columns.some(({ type }) => type === 'people'));
  const children: QueryTable[] = [
    {
      name: 'penalties',
      group: 'facts',
      title: null,
      columns: columns('case_no VARCHAR, seq INTEGER, kind VARCHAR'),
      rows: rows('penalties'),
      needs: ['penalties', 'cases'],
    },
    {
      name: 'staff',
      group: 'facts',
      title: null,
      columns: columns('source VARCHAR, subject VARCHAR, seq INTEGER, name VARCHAR, cert_no VARCHAR'),
      rows: rows('staff'),
      needs: ['staff', ...peopled.map(({ id }) => id)],
    },
  ];
  const verdicts: QueryTable = {
    name: 'verdict',
    group: 'verdicts',
    title: null,
    columns: verdictColumns.map(({ name, type }) => column(name, type)),
    rows: manifest.metrics.reduce((sum, metric) => sum + metric.rows, 0),
    needs: manifest.metrics.map(({ id }) => `verdicts/${id}`),
  };
  const small = (name: keyof typeof made, group: QueryTable['group'], n: number): QueryTable => ({
    name,
    group,
    title: null,
    columns: made[name],
    rows: n,
    needs: [],
  });
  return [
    verdicts,
    ...plain
      .filter(({ group }) => group === 'verdicts')
      .map((table) => ({ ...table, title: null, rows: rows(table.name), needs: [table.name] })),
    ...manifest.metrics.map((metric): QueryTable => ({
      ...verdicts,
      name: verdictTable(metric.id),
      rows: metric.rows,
      needs: [`verdicts/${metric.id}`],
    })),
    ...facts.filter((table) => manifest.tables[table.name] !== undefined),
    ...children,
    small('agency', 'rules', manifest.agencies.length),
    small('metric', 'rules', manifest.metrics.length),
    ...plain
      .filter(({ group }) => group !== 'verdicts')
      .map((table) => ({ ...table, title: null, rows: rows(table.name), needs: [table.name] })),
    small('source_file', 'quality', manifest.files.length),
  ];
}

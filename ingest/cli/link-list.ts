import type { Engine } from '../../src/lib/engine/engine.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import type { CsvValue } from '../../src/lib/results/csv.ts';
import { inBatches } from '../changes/batches.ts';
import { layoutById } from '../layouts/index.ts';
import { chosen, type IssueChoice } from './issue-list.ts';
import type { IssueMessages } from './issue-messages.ts';
import { textTable } from './width.ts';

/** A link left open. */
export interface ListedLink {
  readonly kind: string;
  readonly layout: string;
  readonly org: string | null;
  readonly file: string;
  readonly record: number;
  readonly key: string | null;
  readonly value: string | null;
  readonly candidates: number;
  readonly message: string;
}

/** The open links by kind, file and row, in batches, and how many there are without the limit. */
export async function listLinks(
  engine: Engine,
  { files }: Manifest,
  choice: IssueChoice,
): Promise<{ total: number; batches: AsyncIterable<readonly ListedLink[]> }> {
  const where = chosen(choice, 'kind');
  const [count] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM all_open_links ${where}`);
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE listed_links AS SELECT * FROM all_open_links ${where}
     ORDER BY kind, file, record, key, value, message ${choice.limit > 0 ? `LIMIT ${choice.limit}` : ''}`,
  );
  async function* named(): AsyncGenerator<readonly ListedLink[]> {
    for await (const batch of inBatches<Omit<ListedLink, 'file'> & { file: number }>(engine, 'listed_links'))
      yield batch.map((link) => ({ ...link, file: files[link.file]?.name ?? String(link.file) }));
  }
  return { total: count?.n ?? 0, batches: named() };
}

export function linkCsv(
  { agencies }: Manifest,
  t: IssueMessages,
): { titles: string[]; cells: (link: ListedLink) => CsvValue[][] } {
  const names = new Map(agencies.map((agency) => [agency.code, agency.name]));
  const { kind, kindTitle, layout, org, orgName, file, record, key, value, candidates, message } = t.link;
  return {
    titles: [kind, kindTitle, layout, org, orgName, file, record, key, value, candidates, message],
    cells: (link) => [
      [
        link.kind,
        t.kinds[link.kind] ?? link.kind,
        layoutById(link.layout).title,
        link.org,
        names.get(link.org ?? '') ?? null,
        link.file,
        link.record,
        link.key,
        link.value,
        link.candidates,
        link.message,
      ],
    ],
  };
}

export function linkTable(links: readonly ListedLink[], t: IssueMessages): string {
  const rows = links.map((link) => [
    t.kinds[link.kind] ?? link.kind,
    `${link.file}:${link.record}`,
    link.key ?? '',
    link.message,
  ]);
  const titles = [t.link.kindTitle, t.link.place, t.link.key, t.link.message];
  return textTable(
    titles.map((title) => ({ title })),
    rows,
  );
}

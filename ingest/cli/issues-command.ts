import type { CsvValue } from '../../src/lib/results/csv.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { openLinkKinds } from '../open-links/rule.ts';
import { csvPieces, writePieces } from './csv-stream.ts';
import { issueCsv, issueTable, listIssues, type IssueChoice } from './issue-list.ts';
import { issueMessages, type IssueMessages } from './issue-messages.ts';
import type { Format } from './layouts-command.ts';
import { linkCsv, linkTable, listLinks } from './link-list.ts';
import type { Messages } from './messages.ts';
import { withSnapshot } from './snapshot-command.ts';
import { reasonOf, UsageError, type Terminal } from './terminal.ts';

export interface IssuesArguments {
  readonly code?: readonly string[];
  readonly file?: string;
  readonly links?: boolean;
  readonly limit?: number;
  readonly format: Format;
  readonly out?: string;
}

/** How many a table on the screen shows unless told otherwise. */
const page = 50;

const issueCodes = [
  'MISSING_REQUIRED',
  'INVALID_REQUIRED',
  'ORG_UNRESOLVED',
  'INVALID_VALUE',
  'USCC_INVALID',
  'ID_INVALID',
  'DUPLICATE',
  'CONFLICT',
];

/** Lists what is wrong with the data, one by one: issues of rows and cells, or with `--links` the links that could not be told. */
export async function issuesCommand(folder: string, options: IssuesArguments, tell: Terminal): Promise<void> {
  const { m } = tell;
  const t = issueMessages(m.language);
  await withSnapshot(folder, tell, async ({ engine, manifest }) => {
    if (options.links && !('open_links' in manifest.tables)) throw new UsageError(t.errors.noLinks);
    const choice = choose(options, manifest, m, t);
    const listing = options.links
      ? forms(await listLinks(engine, manifest, choice), linkCsv(manifest, t), 'open_links', (links) =>
          linkTable(links, t),
        )
      : forms(await listIssues(engine, manifest, choice), issueCsv(t), 'issues', (issues) => issueTable(issues, t));
    const pieces = { table: listing.table, csv: listing.csv, json: listing.json }[options.format];
    const shown = choice.limit > 0 ? Math.min(choice.limit, listing.total) : listing.total;
    if (options.out !== undefined) {
      const { out } = options;
      await writePieces(out, pieces()).catch((cause: unknown) => {
        throw new UsageError(m.errors.cannotWrite(out, reasonOf(cause)), { cause });
      });
      tell.err(`${t.written(out, count(shown))}\n`);
      return;
    }
    for await (const piece of pieces()) tell.out(piece);
    if (options.format !== 'table') return;
    tell.out(
      `\n${shown < listing.total ? t.part(count(shown), count(listing.total)) : t.total(count(listing.total))}\n`,
    );
    const open = Object.values(manifest.open_links).reduce((sum, n) => sum + n, 0);
    if (!options.links && open > 0) tell.out(`${t.alsoLinks(count(open))}\n`);
  });
}

function choose(options: IssuesArguments, manifest: Manifest, m: Messages, t: IssueMessages): IssueChoice {
  const known = options.links
    ? [...openLinkKinds]
    : [...new Set([...issueCodes, ...Object.keys(manifest.issues)])].sort();
  for (const code of options.code ?? [])
    if (!known.some((k) => k === code)) throw new UsageError(t.errors.noCode(code, known.join(m.comma)));
  const { file } = options;
  const files = manifest.files.flatMap(({ name }, i) => (name === file || name.endsWith(`/${file ?? ''}`) ? [i] : []));
  if (file !== undefined && files.length === 0) throw new UsageError(t.errors.noFile(file));
  const limit = options.limit ?? (options.format === 'table' && options.out === undefined ? page : 0);
  return { codes: options.code ?? [], files: file === undefined ? [] : files, limit };
}

interface Listing {
  readonly total: number;
  readonly table: () => AsyncIterable<string>;
  readonly csv: () => AsyncIterable<string>;
  readonly json: () => AsyncIterable<string>;
}

/** A list in its three forms, made piece by piece. */
function forms<T>(
  { total, batches }: { total: number; batches: AsyncIterable<readonly T[]> },
  { titles, cells }: { titles: readonly string[]; cells: (item: T) => CsvValue[][] },
  name: string,
  text: (items: readonly T[]) => string,
): Listing {
  async function* csvRows(): AsyncGenerator<CsvValue[][]> {
    for await (const batch of batches) yield batch.flatMap(cells);
  }
  async function* table(): AsyncGenerator<string> {
    const all: T[] = [];
    for await (const batch of batches) all.push(...batch);
    yield text(all);
  }
  async function* json(): AsyncGenerator<string> {
    yield `{\n  "total": ${total},\n  "${name}": [`;
    let before = '';
    for await (const batch of batches) {
      if (batch.length === 0) continue;
      yield before + batch.map((item) => `\n    ${JSON.stringify(item)}`).join(',');
      before = ',';
    }
    yield before === '' ? ']\n}\n' : '\n  ]\n}\n';
  }
  return { total, table, csv: () => csvPieces(titles, csvRows()), json };
}

function count(n: number): string {
  return n.toLocaleString('en-US');
}

/** Reads `--limit`. */
export function limitOption(t: IssueMessages): (text: string) => number {
  return (text) => {
    if (!/^\d{1,9}$/.test(text)) throw new UsageError(t.errors.notACount(text));
    return Number(text);
  };
}

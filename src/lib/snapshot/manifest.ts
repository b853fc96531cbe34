import * as v from 'valibot';
import { fromVersion1 } from './migrate.ts';

/**
 * `manifest.json`: what a snapshot is made of. Parsed, not asserted, wherever a snapshot is opened.
 * The snapshot's folder: `manifest.json`, `cube.parquet`, `issues.parquet`, `tables/<layout>.parquet` (all accepted rows, typed),
 * `tables/<child>.parquet` (penalties, staff), `verdicts/<METRIC>.parquet`.
 */

/**
 * Version of the format: raised when an older program would read a snapshot wrongly. What may be added without that is optional. Older versions
 * are read by `migrate.ts`; tests/frozen keeps a snapshot of each.
 */
export const manifestVersion = 2;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Every physical record of a file ends in exactly one of these: physical = the sum of the other seven. */
export const ledgerSchema = v.object({
  physical: count,
  header: count,
  nondata: count,
  blank: count,
  accepted: count,
  rejected: count,
  duplicates: count,
  conflicts: count,
  reject_codes: v.record(v.string(), count),
});

export const sourceFileSchema = v.object({
  /** path below the folder that was given, with `/` */
  name: v.string(),
  bytes: count,
  sha256: v.string(),
  /** what the bytes are, whatever the extension says */
  kind: v.picklist(['csv', 'xlsx', 'xlsb', 'xls', 'ods', 'html']),
  encoding: v.nullable(v.picklist(['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'])),
  sheet: v.nullable(v.string()),
  layout: v.string(),
  /** how the layout was found */
  recognised: v.picklist(['name', 'header', 'option', 'mapping']),
  /** what was said of the reading by hand: encoding, delimiter, sheet, first record of the header */
  said: v.exactOptional(v.record(v.string(), v.string())),
  /** the record numbers of the header, one to three */
  header_records: v.array(count),
  /** field → header text it was read from */
  columns: v.record(v.string(), v.string()),
  /** headers no field was read from; their cells are in the table `extras` */
  unread_columns: v.array(v.string()),
  /** id of the mapping it was read by, where it is not a file of one of our own templates */
  mapping: v.optional(v.nullable(v.string()), null),
  /** fields whose texts have full-width brackets throughout in the file, and half-width ones in the table */
  wide_brackets: v.optional(v.array(v.string()), []),
  /** what was noticed about the file as a whole: code, one sentence for people (Chinese) */
  notes: v.optional(v.array(v.object({ code: v.string(), message: v.string() })), []),
  /** cells that were read as a list of corrections says, and the SHA-256 of the sheet as it was read then */
  corrected: v.exactOptional(v.object({ cells: count, sha256: v.string() })),
  ledger: ledgerSchema,
});

export const refusedFileSchema = v.object({
  name: v.string(),
  bytes: count,
  sha256: v.string(),
  code: v.string(),
  /** one sentence for people, Chinese */
  message: v.string(),
  nearest_layout: v.nullable(v.string()),
  missing_columns: v.array(v.string()),
});

/** What a unit may know of its peers: sums over at least three other agencies; null where there are fewer, or fewer than three cases. */
const peerFigureSchema = v.nullable(
  v.object({
    /** agencies with something due */
    agencies: count,
    numerator: count,
    denominator: count,
    /** of the rates of those with enough cases to be compared; null when they are fewer than three */
    median: v.nullable(v.number()),
  }),
);

export const peerSchema = v.object({ year: count, metric: v.string(), group: v.string(), figure: peerFigureSchema });

export const tableSchema = v.object({ path: v.string(), rows: count, bytes: count, sha256: v.string() });

export const manifestSchema = v.object({
  format: v.literal('mingjing-snapshot'),
  version: v.literal(manifestVersion),
  tool: v.string(),
  /** hash of everything in `queries/`: same ruleset and same files, same figures */
  ruleset: v.string(),
  as_of: v.pipe(v.string(), v.isoDate()),
  /** first and last day of the working-day calendar */
  calendar: v.object({ from: v.pipe(v.string(), v.isoDate()), to: v.pipe(v.string(), v.isoDate()) }),
  /** the data are invented, for demonstration */
  demo: v.boolean(),
  /** every parameter with the value everything was computed with */
  parameters: v.record(v.string(), v.union([v.number(), v.string()])),
  /** those of them that were set for this snapshot, with what they would have been */
  overrides: v.optional(
    v.array(
      v.object({
        parameter: v.string(),
        value: v.union([v.number(), v.string()]),
        standard: v.union([v.number(), v.string()]),
        unit: v.string(),
        meaning: v.string(),
        source: v.string(),
      }),
    ),
    [],
  ),
  agencies: v.array(
    v.object({
      code: v.string(),
      name: v.string(),
      region: v.string(),
      peer_group: v.nullable(v.string()),
      is_enforcement: v.boolean(),
    }),
  ),
  /** first and last attribution day of any verdict; null when there is none */
  span: v.nullable(v.object({ from: v.pipe(v.string(), v.isoDate()), to: v.pipe(v.string(), v.isoDate()) })),
  files: v.array(sourceFileSchema),
  /** rows of a published snapshot, as of its own day, stand under those of the files: they come from the first so many files */
  together: v.exactOptional(v.object({ files: count, as_of: v.pipe(v.string(), v.isoDate()) })),
  refused: v.array(refusedFileSchema),
  /** canonical file name of each layout → sum over its files; zeros without a file */
  ledger: v.record(v.string(), ledgerSchema),
  /** names of natural persons are hidden */
  public: v.optional(v.boolean(), false),
  /** what was masked, hashed or left out to protect persons, by layout and field (or the header of a column that was left out) */
  masking: v.optional(
    v.array(
      v.object({
        layout: v.string(),
        field: v.string(),
        action: v.picklist(['masked', 'hashed', 'dropped', 'hidden']),
        cells: count,
      }),
    ),
    [],
  ),
  /** tells whether two snapshots hash with the same salt, so that their hashes can be joined; null when nothing was hashed */
  salt_fingerprint: v.optional(v.nullable(v.string()), null),
  /** links between rows that can't be told, by kind: they are left open and listed in the table `open_links` */
  open_links: v.optional(v.record(v.string(), count), {}),
  /** number of issues by code */
  issues: v.record(v.string(), count),
  tables: v.record(v.string(), tableSchema),
  /** metrics with verdicts, in catalogue order */
  metrics: v.array(v.object({ id: v.string(), rows: count })),
  /** where this is the part of a publication that one unit gets: whose rows these are, and what it may know of the others */
  published: v.optional(
    v.object({ by: v.picklist(['region', 'agency']), code: v.string(), name: v.string(), peers: v.array(peerSchema) }),
  ),
  /** metrics that can't be computed → groups of layouts; of each group one file is needed */
  absent: v.record(v.string(), v.array(v.array(v.string()))),
});

export type Ledger = v.InferOutput<typeof ledgerSchema>;
export type SourceFile = v.InferOutput<typeof sourceFileSchema>;
export type RefusedFile = v.InferOutput<typeof refusedFileSchema>;
export type Peer = v.InferOutput<typeof peerSchema>;
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** Reads a manifest; throws an error that names the first wrong field when it is damaged or from another version. */
export function parseManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ManifestError('damaged', 'manifest.json 不是完整的 JSON 文件', { cause });
  }
  if (text.includes('"mingjing-locked"'))
    throw new ManifestError('locked', '快照已加密，请在看板里用口令打开，或者使用加密前的快照');
  const header = v.safeParse(v.looseObject({ format: v.literal('mingjing-snapshot'), version: v.number() }), value);
  if (!header.success) throw new ManifestError('foreign', 'manifest.json 不是明镜的快照清单');
  const { version } = header.output;
  if (version > manifestVersion)
    throw new ManifestError(
      'version',
      `快照的格式版本为 ${version}，由更新的程序生成；本程序只认到版本 ${manifestVersion}，请先升级本程序`,
      { found: version },
    );
  const present = version === 1 ? fromVersion1(value) : version === manifestVersion ? value : null;
  if (present === null)
    throw new ManifestError(
      'version',
      `快照的格式版本为 ${version}，由旧的程序生成；本程序从版本 ${manifestVersion} 起才认得，请用源文件重新导入`,
      { found: version },
    );
  const parsed = v.safeParse(manifestSchema, present);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new ManifestError('damaged', `manifest.json 的 ${v.getDotPath(issue) ?? '根'} 不符合格式：${issue.message}`);
  }
  return parsed.output;
}

export class ManifestError extends Error {
  readonly code: 'damaged' | 'foreign' | 'version' | 'locked';
  /** the version it is of, where that is the trouble */
  readonly found: number | null;
  constructor(code: ManifestError['code'], message: string, options?: ErrorOptions & { readonly found?: number }) {
    super(message, options);
    this.found = options?.found ?? null;
    this.name = 'ManifestError';
    this.code = code;
  }
}

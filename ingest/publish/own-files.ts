import type { Engine } from '../../src/lib/engine/engine.ts';
import type { Ledger, Manifest, SourceFile } from '../../src/lib/snapshot/manifest.ts';
import { layoutById } from '../layouts/index.ts';
import { emptyLedger } from '../ledger.ts';
import type { Unit } from './units.ts';

/** A source file with rows of a unit, as the unit is told of it. */
export interface OwnFile {
  /** number in the whole snapshot */
  readonly old: number;
  readonly file: SourceFile;
}

/**
 * The files in which a unit has rows. Of one that others have rows in, too, the ledger counts the unit's own rows only, notes are left out
 * (they quote cells), and so is a name that names another agency. Needs `own_row`; see `own-rows.ts`.
 */
export async function ownFiles(
  engine: Engine,
  manifest: Pick<Manifest, 'files' | 'agencies'>,
  unit: Unit,
): Promise<OwnFile[]> {
  const counted = await engine.query<{ file: number; fate: string | null; code: string | null; n: number }>(
    `SELECT o.file, f.fate, f.code, count(*) AS n FROM own_row o
     LEFT JOIN main.all_fates f ON f.layout = o.layout AND f.file = o.file AND f.record = o.record
     GROUP BY o.file, f.fate, f.code ORDER BY ALL`,
  );
  const outside = manifest.agencies.filter(({ code }) => !unit.orgs.includes(code));
  const inside = manifest.agencies.filter(({ code }) => unit.orgs.includes(code));
  const numbers = [...new Set(counted.map(({ file }) => file))].sort((a, b) => a - b);
  return numbers.flatMap((old) => {
    const whole = manifest.files[old];
    if (!whole) return [];
    const ledger = ownLedger(
      whole,
      counted.filter(({ file }) => file === old),
    );
    const rows = ({ accepted, rejected, duplicates, conflicts }: Ledger) =>
      accepted + rejected + duplicates + conflicts;
    if (rows(ledger) === rows(whole.ledger)) return [{ old, file: whole }];
    const telling = (text: string) =>
      outside.some(({ code, name }) => mentions(text, name, inside) || text.includes(code));
    const { title } = layoutById(whole.layout);
    return [
      {
        old,
        file: {
          ...whole,
          name: telling(whole.name) ? `${title}（汇总文件${old + 1}）` : whole.name,
          sheet: whole.sheet !== null && telling(whole.sheet) ? null : whole.sheet,
          notes: [],
          ledger,
        },
      },
    ];
  });
}

/** Whether a text names an agency, other than as a part of the name of one of these. */
function mentions(text: string, name: string, others: readonly { readonly name: string }[]): boolean {
  const rest = others.filter((o) => o.name.includes(name)).reduce((t, o) => t.replaceAll(o.name, ''), text);
  return rest.includes(name);
}

function ownLedger(
  { header_records }: SourceFile,
  counted: readonly { fate: string | null; code: string | null; n: number }[],
): Ledger {
  const sum = (fate: string | null) => counted.filter((c) => c.fate === fate).reduce((total, { n }) => total + n, 0);
  const reject_codes: Record<string, number> = {};
  for (const { fate, code, n } of counted)
    if (fate === 'rejected' && code !== null) reject_codes[code] = (reject_codes[code] ?? 0) + n;
  const parts = {
    header: header_records.length,
    accepted: sum(null),
    rejected: sum('rejected'),
    duplicates: sum('duplicate'),
    conflicts: sum('conflict'),
  };
  const physical = Object.values(parts).reduce((total, n) => total + n, 0);
  return { ...emptyLedger(), ...parts, physical, reject_codes };
}

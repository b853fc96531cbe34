import type { Reading } from '../read-files.ts';
import type { Sheet } from '../read/sheet.ts';
import { baseName } from '../read/paths.ts';
import type { Correction } from './correction.ts';
import { rewriteRecords } from './records.ts';

interface Corrected {
  readonly sheet: Sheet;
  readonly sha256: string;
  readonly used: readonly Correction[];
  readonly unused: readonly Correction[];
}

/** Places named in a note; the list of corrections has all. */
const shownPlaces = 10;

/**
 * Puts corrections into the sheets they are of, before anything is cleaned, so that everything after reads what it would read of a file
 * that says so itself. One whose cell no longer says what it said when it was corrected is not used. Both is noted with the file. `work` takes the
 * rewritten sheets. The readings that are given stay as they are.
 */
export async function correctReadings(
  readings: readonly Reading[],
  corrections: readonly Correction[],
  work: string,
): Promise<Reading[]> {
  if (corrections.length === 0) return [...readings];
  // a file that feeds several tables has one sheet
  const done = new Map<string, Corrected>();
  const names = readings.map(({ file }) => file.name);
  const result: Reading[] = [];
  for (const reading of readings) {
    const { sheet, file } = reading;
    const own = corrections.filter((one) => one.sheet === sheet.name && fileOf(one.file, names) === file.name);
    if (own.length === 0) {
      result.push(reading);
      continue;
    }
    const known = done.get(sheet.csv.path) ?? (await correctSheet(sheet, own, `${work}/corrected-${done.size}.csv`));
    done.set(sheet.csv.path, known);
    result.push({
      ...reading,
      sheet: known.sheet,
      file: {
        ...file,
        notes: [...file.notes, ...notes(known)],
        ledger: { ...file.ledger },
        ...(known.used.length > 0 && { corrected: { cells: known.used.length, sha256: known.sha256 } }),
      },
    });
  }
  return result;
}

/** Which of these files is meant: the one of that name or, without one, the only one whose name ends so; null for none. */
export function fileOf(name: string, files: readonly string[]): string | null {
  if (files.includes(name)) return name;
  const alike = new Set(files.filter((file) => baseName(file) === baseName(name)));
  const [only] = alike;
  return alike.size === 1 && only !== undefined ? only : null;
}

async function correctSheet(sheet: Sheet, corrections: readonly Correction[], path: string): Promise<Corrected> {
  const byRecord = new Map<number, Correction[]>();
  for (const one of corrections) byRecord.set(one.record, [...(byRecord.get(one.record) ?? []), one]);
  const used = new Set<Correction>();
  const change = (record: number, cells: readonly string[]) => {
    const fitting = (byRecord.get(record) ?? []).filter(({ column, before }) => cells[column] === before);
    for (const one of fitting) used.add(one);
    return fitting.length === 0 ? null : withCells(cells, fitting);
  };
  const { csv, sha256 } = await rewriteRecords(sheet.csv, path, [...byRecord.keys()], change);
  const head = sheet.head.map((cells, i) =>
    withCells(
      cells,
      (byRecord.get(i + 1) ?? []).filter((one) => used.has(one)),
    ),
  );
  return {
    sheet: { ...sheet, csv, head },
    sha256,
    used: corrections.filter((one) => used.has(one)),
    unused: corrections.filter((one) => !used.has(one)),
  };
}

function withCells(cells: readonly string[], corrections: readonly Correction[]): readonly string[] {
  return cells.map((cell, at) => corrections.find(({ column }) => column === at)?.after ?? cell);
}

/** What stands in the cells may be about persons: only their places are told. */
function notes({ used, unused }: Corrected): { code: string; message: string }[] {
  const places = (list: readonly Correction[]) =>
    `${list
      .slice(0, shownPlaces)
      .map(({ record, header }) => `第${record}行「${header}」`)
      .join('、')}${list.length > shownPlaces ? '等' : ''}`;
  return [
    ...(used.length > 0
      ? [{ code: 'CORRECTED', message: `${used.length} 格按更正清单读取：${places(used)}；源文件本身没有改动` }]
      : []),
    ...(unused.length > 0
      ? [
          {
            code: 'CORRECTION_UNUSED',
            message: `${unused.length} 处更正没有用上：${places(unused)}，格里已不是更正时的内容`,
          },
        ]
      : []),
  ];
}

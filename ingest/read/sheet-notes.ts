import type { CellObject, Range } from '@e965/xlsx';
import { isBlank } from '../clean/text.ts';
import { cellName, isDamagedNumber } from './cell-text.ts';
import { noteOf, Tally, type ReadNote, type ReadNoteCode } from './notes.ts';
import type { PartFindings } from './part-scan.ts';

/** Cells that share a flaw: how many, in how many records, and the names of the first. */
class FlawedCells {
  readonly records = new Tally();
  cells = 0;
  #names: string[] = [];
  #last = -1;

  add(row: number, column: number): void {
    if (row !== this.#last) this.records.add(row + 1);
    this.#last = row;
    this.cells++;
    if (this.#names.length < 3) this.#names.push(cellName(row, column));
  }

  note(code: ReadNoteCode, message: (cells: string) => string): ReadNote[] {
    const names = `${this.#names.join('、')}${this.cells > this.#names.length ? ' 等' : ''}`;
    return noteOf(code, this.records, () => message(`${names} 共 ${this.cells} 个单元格`));
  }
}

/** Watches the cells of a worksheet as they become text. */
export class CellWatch {
  readonly #errors = new FlawedCells();
  readonly #numbers = new FlawedCells();

  look(cell: CellObject, row: number, column: number): void {
    if (cell.t === 'e') this.#errors.add(row, column);
    else if (isDamagedNumber(cell)) this.#numbers.add(row, column);
  }

  notes(): ReadNote[] {
    return [
      ...this.#numbers.note(
        'NUMBER_PRECISION',
        (cells) =>
          `${cells}存的是超过 15 位的数字，证件号、信用代码一类的末几位已被表格软件改掉，未作修补，请在原系统以文本格式重新导出`,
      ),
      ...this.#errors.note(
        'ERROR_CELLS',
        (cells) => `${cells}是错误值（如 #N/A、#REF!），按其文字读入，请在原文件中改正`,
      ),
    ];
  }
}

/** What else the sheet as a whole shows; `header` is the last record of its header, from 1. */
export function sheetNotes(
  rows: readonly (readonly string[])[],
  header: number,
  found: {
    readonly merges: readonly Range[];
    readonly hidden: boolean;
    readonly hiddenRows: Tally;
    readonly formulasWithoutValue: number;
  },
): ReadNote[] {
  const notes: ReadNote[] = [];
  if (found.hidden) notes.push({ code: 'HIDDEN_SHEET', message: '读入的是一个隐藏的工作表，请核对是不是要报送的表' });
  notes.push(
    ...noteOf(
      'HIDDEN_ROWS',
      found.hiddenRows,
      (t) => `有 ${t.records} 行是隐藏或被筛选掉的（首个为第 ${t.first} 行），也已读入，请核对它们是否应当报送`,
    ),
  );
  if (found.formulasWithoutValue > 0)
    notes.push({
      code: 'FORMULA_WITHOUT_VALUE',
      message: `有 ${found.formulasWithoutValue} 个公式没有保存计算结果，按空单元格读入，请用 Excel 或 WPS 打开、保存后重新报送`,
    });
  const merged = mergedData(rows, header, found.merges);
  notes.push(
    ...noteOf(
      'MERGED_DATA',
      merged.records,
      (t) =>
        `数据区有 ${merged.ranges} 处合并单元格（首个在第 ${t.first} 行），只有左上角的一格有值，其余按空单元格读入，请取消合并并逐行填写`,
    ),
  );
  return notes;
}

/** Merged cells below the header, without those that a footer or a line across the table is written in. */
function mergedData(rows: readonly (readonly string[])[], header: number, merges: readonly Range[]) {
  const records = new Tally();
  let ranges = 0;
  for (const { s, e } of [...merges].sort((a, b) => a.s.r - b.s.r)) {
    if (s.r < header || s.r >= rows.length) continue;
    const filled = (rows[s.r] ?? []).map((cell) => !isBlank(cell));
    if (s.r === e.r && filled.indexOf(true) === s.c) continue;
    if (filled[s.c] !== true) continue;
    ranges++;
    records.add(s.r + 1);
  }
  return { ranges, records };
}

/** Nothing was found: for formats whose parts aren't looked through. */
export function noFindings(): PartFindings {
  return { hiddenRows: new Tally(), formulasWithoutValue: 0 };
}

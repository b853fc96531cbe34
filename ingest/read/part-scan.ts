import { Tally } from './notes.ts';
import { UnreadableFile } from './unreadable.ts';

/** What the XML of a worksheet tells that the library doesn't. */
export interface PartFindings {
  /** rows that are hidden, by hand or by a filter */
  readonly hiddenRows: Tally;
  readonly formulasWithoutValue: number;
}

/** Cells that an OpenDocument table may have, those it repeats included. */
const repeatLimit = 4_000_000;
/** Characters without an end of a row, after which a piece is looked at as it is; then a finding at its end may be missed. */
const longest = 1 << 22;

/** Looks through the XML of a part, piece by piece. */
abstract class PartScan {
  #rest = '';

  push(piece: string): void {
    const text = this.#rest + piece;
    const end = this.boundary(text);
    const cut = end === 0 && text.length > longest ? text.length : end;
    this.#rest = text.slice(cut);
    if (cut > 0) this.look(text.slice(0, cut));
  }

  end(): void {
    this.look(this.#rest);
    this.#rest = '';
  }

  /** Where the text may be cut without cutting anything that is looked for; 0 for nowhere. */
  protected abstract boundary(text: string): number;
  protected abstract look(text: string): void;
}

/** A worksheet of an `.xlsx` (ECMA-376 18.3.1): rows with `hidden`, formulas that end their cell without a `v`. */
export class SheetScan extends PartScan implements PartFindings {
  readonly hiddenRows = new Tally();
  formulasWithoutValue = 0;

  protected boundary(text: string): number {
    const end = text.lastIndexOf('row>');
    return end < 0 ? 0 : end + 4;
  }

  protected look(text: string): void {
    for (const [row] of text.matchAll(/<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"[^>]*>/gu))
      if (!row.endsWith('/>')) this.hiddenRows.add(Number(/\br="(\d+)"/u.exec(row)?.[1] ?? 0));
    this.formulasWithoutValue += text.match(/(?:<\/(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*\/>)\s*<\/(?:\w+:)?c>/gu)?.length ?? 0;
  }
}

/**
 * The content of an `.ods` (OpenDocument 1.2, 9.1): cells are counted as often as they are repeated. Rejects what the library would take
 * all memory for, and cells that have a value but no text, which it would read as empty.
 */
export class OdsScan extends PartScan {
  #rowRepeat = 1;
  #cells = 0;

  protected boundary(text: string): number {
    return Math.max(0, text.lastIndexOf('<'));
  }

  protected look(text: string): void {
    for (const [tag, kind] of text.matchAll(/<table:table-(row|cell)\b[^>]*>/gu)) {
      if (kind === 'row') this.#rowRepeat = Number(/number-rows-repeated="(\d+)"/u.exec(tag)?.[1] ?? 1);
      else if (tag.includes('office:value-type=')) this.#cell(tag);
    }
  }

  #cell(tag: string): void {
    if (tag.endsWith('/>'))
      throw new UnreadableFile(
        'UNSUPPORTED',
        '.ods 文件里有只存数值、不存文字的单元格，无法可靠读取，请另存为 .xlsx 或 CSV',
      );
    this.#cells += this.#rowRepeat * Number(/number-columns-repeated="(\d+)"/u.exec(tag)?.[1] ?? 1);
    if (this.#cells > repeatLimit)
      throw new UnreadableFile(
        'TOO_LARGE',
        `.ods 文件里有内容的单元格（含重复）超过 ${repeatLimit / 10_000} 万个，超出读取上限，请拆分或改为 CSV`,
      );
  }
}

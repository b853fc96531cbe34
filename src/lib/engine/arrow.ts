import {
  Bool,
  DataType,
  Float64,
  Int64,
  makeData,
  Table,
  tableToIPC,
  TimeUnit,
  Utf8,
  Vector,
  type Time,
  type Timestamp,
} from 'apache-arrow';
import type { Columns, Row, Value } from './engine.ts';

/**
 * The one place where Arrow's values become TypeScript's, and back. By schema, with the conventions of `engine.ts`.
 * Columns are built from typed arrays: Arrow's own builders use `new Function`, which the site's content policy forbids.
 */

/** Rows of an Arrow table: DATE `YYYY-MM-DD`, TIMESTAMP `YYYY-MM-DD HH:MM:SS`, BIGINT, HUGEINT and DECIMAL numbers. */
export function rowsOf<T extends object = Row>(table: Table): T[] {
  const columns = table.schema.fields.map((field) => valuesOf(table.getChild(field.name), field.type as DataType));
  const names = table.schema.fields.map((field) => field.name);
  const rows: T[] = [];
  for (let i = 0; i < table.numRows; i++) {
    rows.push(Object.fromEntries(names.map((name, c) => [name, columns[c]?.[i] ?? null])) as T);
  }
  return rows;
}

/** A result as it comes, whatever its columns are called: names may repeat. Whole numbers that a number can't hold are texts. */
export interface Grid {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** as long as `columns` each */
  readonly rows: readonly (readonly Value[])[];
  /** there were more rows */
  readonly cut: boolean;
}

/** The first `most` rows of an Arrow table by position. */
export function gridOf(table: Table, most: number): Grid {
  const { fields } = table.schema;
  const columns = fields.map((field, c) => exactValuesOf(table.getChildAt(c), field.type as DataType));
  const rows: Value[][] = [];
  for (let i = 0; i < Math.min(table.numRows, most); i++) rows.push(columns.map((values) => values[i] ?? null));
  return {
    columns: fields.map((field) => ({ name: field.name, type: String(field.type) })),
    rows,
    cut: table.numRows > most,
  };
}

function exactValuesOf(vector: Vector | null, type: DataType): Value[] {
  const values = valuesOf(vector, type);
  if (!vector || !DataType.isInt(type) || type.bitWidth < 64) return values;
  return values.map((value, i) =>
    typeof value === 'number' && !Number.isSafeInteger(value) ? String(vector.get(i)) : value,
  );
}

function valuesOf(vector: Vector | null, type: DataType): Value[] {
  if (!vector) return [];
  const plain = converter(type);
  const out: Value[] = new Array<Value>(vector.length);
  let i = 0;
  for (const value of vector as Iterable<unknown>)
    out[i++] = value === null || value === undefined ? null : plain(value);
  return out;
}

function converter(type: DataType): (value: unknown) => Value {
  if (DataType.isDictionary(type)) return converter(type.dictionary as DataType);
  if (DataType.isDate(type)) return (value) => isoDay(Number(value));
  if (DataType.isTimestamp(type)) return timestamp(type);
  if (DataType.isDecimal(type)) {
    const { scale } = type;
    return (value) => decimal(value as Uint32Array, scale);
  }
  if (DataType.isTime(type)) return timeOfDay(type);
  if (DataType.isBool(type)) return (value) => Boolean(value);
  if (DataType.isInt(type) || DataType.isFloat(type)) return (value) => Number(value);
  return (value) => String(value);
}

/** Arrow's vectors give dates and times in milliseconds since 1970, whatever their unit. */
function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function timestamp(type: Timestamp): (value: unknown) => string {
  const whole = type.unit === TimeUnit.SECOND || type.unit === TimeUnit.MILLISECOND;
  return (value) => {
    const text = new Date(Number(value)).toISOString();
    const fraction = Number(value) % 1000;
    return text.slice(0, 19).replace('T', ' ') + (fraction !== 0 && !whole ? text.slice(19, 23) : '');
  };
}

/** `HH:MM:SS`, from the units since midnight that the type counts. */
function timeOfDay(type: Time): (value: unknown) => string {
  const second = {
    [TimeUnit.SECOND]: 1,
    [TimeUnit.MILLISECOND]: 1e3,
    [TimeUnit.MICROSECOND]: 1e6,
    [TimeUnit.NANOSECOND]: 1e9,
  };
  return (value) => new Date(Math.floor(Number(value) / second[type.unit]) * 1000).toISOString().slice(11, 19);
}

/** A 128-bit little-endian two's complement number with `scale` digits after the point. */
function decimal(words: Uint32Array, scale: number): number {
  let big = 0n;
  for (let i = words.length - 1; i >= 0; i--) big = (big << 32n) | BigInt(words[i] ?? 0);
  big = BigInt.asIntN(words.length * 32, big);
  if (scale === 0) return Number(big);
  const negative = big < 0n;
  const digits = (negative ? -big : big).toString().padStart(scale + 1, '0');
  return Number(`${negative ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`);
}

/** An Arrow IPC stream of these columns: texts as Utf8, whole numbers as Int64, other numbers as Float64, booleans as Bool. */
export function ipcOf(columns: Columns): Uint8Array {
  const vectors: Record<string, Vector> = {};
  for (const [name, values] of Object.entries(columns)) vectors[name] = vectorOf(values);
  return tableToIPC(new Table(vectors), 'stream');
}

function vectorOf(values: readonly Value[]): Vector {
  const length = values.length;
  const { nullBitmap, nullCount } = nullsOf(values);
  const sample = values.find((value) => value !== null);
  if (typeof sample === 'boolean') {
    const data = new Uint8Array(Math.ceil(length / 8));
    values.forEach((value, i) => {
      if (value === true) data[i >> 3] = (data[i >> 3] ?? 0) | (1 << (i & 7));
    });
    return new Vector([makeData({ type: new Bool(), length, nullCount, nullBitmap, data })]);
  }
  if (typeof sample === 'number' && values.every((value) => value === null || Number.isInteger(value))) {
    const data = BigInt64Array.from(values, (value) => (typeof value === 'number' ? BigInt(value) : 0n));
    return new Vector([makeData({ type: new Int64(), length, nullCount, nullBitmap, data })]);
  }
  if (typeof sample === 'number') {
    const data = Float64Array.from(values, (value) => (typeof value === 'number' ? value : 0));
    return new Vector([makeData({ type: new Float64(), length, nullCount, nullBitmap, data })]);
  }
  return utf8Of(values, nullBitmap, nullCount);
}

function nullsOf(values: readonly Value[]): { nullBitmap: Uint8Array; nullCount: number } {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  let nullCount = 0;
  values.forEach((value, i) => {
    if (value === null) nullCount++;
    else nullBitmap[i >> 3] = (nullBitmap[i >> 3] ?? 0) | (1 << (i & 7));
  });
  return { nullBitmap, nullCount };
}

function utf8Of(values: readonly Value[], nullBitmap: Uint8Array, nullCount: number): Vector {
  const encoder = new TextEncoder();
  const parts = values.map((value) => (value === null ? new Uint8Array(0) : encoder.encode(String(value))));
  const valueOffsets = new Int32Array(values.length + 1);
  parts.forEach((part, i) => {
    valueOffsets[i + 1] = (valueOffsets[i] ?? 0) + part.length;
  });
  const data = new Uint8Array(valueOffsets[values.length] ?? 0);
  parts.forEach((part, i) => data.set(part, valueOffsets[i]));
  return new Vector([makeData({ type: new Utf8(), length: values.length, nullCount, nullBitmap, valueOffsets, data })]);
}

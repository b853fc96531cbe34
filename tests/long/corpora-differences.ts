const styled =
  'the other program counts empty cells that only have a format; a record or column that says nothing is none (§1)';
const merged = 'the other program counts the empty cells of merged ranges';

/** Sheets whose size is not the one of the expected table, by `file|sheet`: ours, and why. Everything else agrees, dates included. */
export const sizes: Readonly<
  Record<string, { readonly records: number; readonly width: number; readonly why: string }>
> = {
  'calamine_excel/empty_shared_string.xlsx|Sheet1': { records: 1, width: 1, why: 'its last cell is an empty text' },
  'calamine_excel/encoded_entities.xlsx|Sheet1': { records: 1, width: 1, why: 'its last cell is white space only' },
  'calamine_excel/hyperlinks.xlsx|Links': { records: 8, width: 2, why: merged },
  'calamine_excel/inlineStr_with_value.xlsx|Requirements': { records: 2, width: 8, why: styled },
  'calamine_excel/issue_261.xlsx|Some Sheet': { records: 66, width: 7, why: styled },
  'calamine_excel/issue_261_fixed_by_excel.xlsx|Some Sheet': { records: 66, width: 7, why: styled },
  'calamine_excel/issue_553.xlsx|Sheet1': { records: 20, width: 2, why: styled },
  'calamine_excel/issues.xlsx|issue6': { records: 4, width: 1, why: styled },
  'calamine_excel/merge_cells.xlsx|Sheet1': { records: 2, width: 3, why: merged },
  'calamine_excel/merged_range.xlsx|Sheet2': { records: 4, width: 6, why: merged },
  'calamine_excel/richtext-namespaced.xlsx|Sheet1': { records: 1, width: 8, why: merged },
  'calamine_excel/temperature-in-middle.xlsx|Sheet1': { records: 6, width: 3, why: styled },
};

/** Files that are refused, by code. */
export const refusals: Readonly<Record<string, string>> = {
  'calamine_excel/OOM_alloc3.xls': 'DAMAGED',
  'calamine_excel/issue252.xlsx': 'DAMAGED',
  'calamine_excel/issue_385.xls': 'ENCRYPTED',
  'calamine_excel/issue_594_dos.ods': 'TOO_LARGE',
  'calamine_excel/pass_protected.ods': 'ENCRYPTED',
  'calamine_excel/pass_protected.xlsb': 'ENCRYPTED',
  'calamine_excel/pass_protected.xlsx': 'ENCRYPTED',
  'duckdb_csv/broken/test.csv.zst': 'UNSUPPORTED',
  'duckdb_csv/encodings/all_latin1.csv': 'ENCODING',
  'duckdb_csv/encodings/latin1.csv': 'ENCODING',
  'duckdb_csv/encodings/latin1.csv.gz': 'UNSUPPORTED',
  'duckdb_csv/encodings/only_latin1.csv': 'ENCODING',
  'duckdb_csv/encodings/utf16.csv.gz': 'UNSUPPORTED',
  'duckdb_csv/rejects/frankstein/nightmare.csv': 'ENCODING',
  'duckdb_csv/rejects/multiple_errors/invalid_utf_cast.csv': 'ENCODING',
  'duckdb_csv/rejects/multiple_errors/invalid_utf_less.csv': 'ENCODING',
  'duckdb_csv/rejects/multiple_errors/invalid_utf_max_line.csv': 'ENCODING',
  'duckdb_csv/rejects/multiple_errors/invalid_utf_more.csv': 'ENCODING',
  'duckdb_csv/rejects/multiple_errors/invalid_utf_unquoted.csv': 'ENCODING',
};

/** Files of csv-spectrum that are not what their own JSON says, and why they can't be compared with it. */
export const spectrumOddities: Readonly<Record<string, string>> = {
  'location_coordinates.csv': 'its JSON disagrees with the CSV upstream',
  'newlines_crlf.csv':
    'the published file has lost the carriage returns that its JSON has: it is the same as newlines.csv',
};

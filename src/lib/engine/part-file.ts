/** Bytes of a file that is taken whole from a server that gives no parts of files. */
export const wholeAtMost = 64 * 1048576;

const magic = new TextEncoder().encode('PAR1');

/** The bytes of a part, which end with a footer of their own: a Parquet file of its own. */
export function asFile(bytes: Uint8Array<ArrayBuffer>): Blob {
  return new Blob([magic, bytes]);
}

/** A Parquet file with this footer, and no rows. */
export function emptyFile(footer: Uint8Array): Blob {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, footer.length, true);
  return new Blob([magic, new Uint8Array(footer), length, magic]);
}

/** Bytes of a file that is taken whole from a server that gives no parts of files. */
export const wholeAtMost = 64 * 1048576;

const magic = new TextEncoder().encode('PAR1');

/** The bytes of a row group with the footer that the index has for them: a Parquet file of its own. */
export function asFile(bytes: Uint8Array<ArrayBuffer>, footer: Uint8Array): Blob {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, footer.length, true);
  return new Blob([magic, bytes, new Uint8Array(footer), length, magic]);
}

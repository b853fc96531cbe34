/** Names of files with `/` or, on Windows, `\` between folders. In plain code, for Node's are not in a browser. */

export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** From the last dot of the file's name on, unless it begins with it; '' without one. */
export function extension(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot) : '';
}

import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { checkMapping } from './mapping-check.ts';
import type { Mapping } from './mapping.ts';
import { mappingSchema } from './mapping-schema.ts';

/** A mapping file that can't be used; the message is for people and has a line for each thing that is wrong. */
export class MappingFileError extends Error {
  override readonly name = 'MappingFileError';
}

/** What is wrong at some place of a mapping. */
export interface Mistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Reads a mapping from a YAML (or JSON) file. Throws `MappingFileError` with file, line, place, what stands there and what may. */
export function readMappingFile(path: string): Mapping {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new MappingFileError(`映射文件“${path}”读不了，请核对路径`, { cause });
  }
  return parseMapping(text, path);
}

/** The same from text; `file` names it in messages. */
export function parseMapping(text: string, file: string): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe' });
  const [flaw] = document.errors;
  if (flaw) {
    const { line, col } = lines.linePos(flaw.pos[0]);
    throw new MappingFileError(`映射文件“${file}”第 ${line} 行第 ${col} 列不是正确的 YAML，请核对缩进、冒号和引号`, {
      cause: flaw,
    });
  }
  const parsed = v.safeParse(mappingSchema, document.toJS());
  const mistakes = parsed.success
    ? checkMapping(parsed.output)
    : parsed.issues.map((issue) => ({ path: pathOf(issue), message: issue.message }));
  const [first, ...others] = parsed.success ? parsed.output.feeds : [];
  if (!parsed.success || mistakes.length > 0 || !first)
    throw new MappingFileError(mistakes.map((mistake) => sentence(mistake, { document, lines, file })).join('\n'));
  return { ...parsed.output, feeds: [first, ...others] };
}

function pathOf(issue: v.BaseIssue<unknown>): (string | number)[] {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

function sentence(
  { path, message }: Mistake,
  { document, lines, file }: { document: Document; lines: LineCounter; file: string },
): string {
  const place = path.map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${key}`)).join('');
  const offset = offsetOf(document, path);
  const line = offset === null ? '' : `第 ${lines.linePos(offset).line} 行`;
  const node = document.getIn(path, true);
  const written = isScalar(node) ? `写的是“${String(node.value)}”，` : '';
  return `映射文件“${file}”${line}${place === '' ? '' : ` ${place.slice(place.startsWith('.') ? 1 : 0)}`}：${written}${message}`;
}

/** Where a key stands in the file, else the innermost thing around it. */
function offsetOf(document: Document, path: readonly (string | number)[]): number | null {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    const node = document.getIn(path.slice(0, depth), true);
    if (isScalar(node) && node.range) return node.range[0];
  }
  return null;
}

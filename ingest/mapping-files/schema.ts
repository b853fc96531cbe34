import * as v from 'valibot';

/**
 * The shape of a mapping file, every scalar a text. A message here is the name of what is allowed in that place; the words for it are
 * in `problems.ts`.
 */

const text = v.pipe(v.string('text'), v.trim(), v.nonEmpty('text'));
const listOf = <const S extends v.GenericSchema>(item: S) => v.pipe(v.array(item, 'list'), v.minLength(1, 'list'));
const texts = v.pipe(
  v.record(v.string(), text, 'map'),
  v.check((map) => Object.keys(map).length > 0, 'map'),
);

/** A header, or several by which the same column goes. */
const names = v.lazy((input) =>
  Array.isArray(input) ? listOf(text) : v.pipe(v.string('names'), v.trim(), v.nonEmpty('names')),
);

const choice = v.lazy((input) => {
  if (typeof input !== 'object' || input === null) return text;
  return 'flags' in input
    ? v.strictObject({ flags: texts }, 'object')
    : v.strictObject({ when: names, from: names }, 'object');
});

const pattern = v.pipe(text, v.check(isPattern, 'pattern'));

/** One group, and nothing that the database's regular expressions do not have. */
function isPattern(expression: string): boolean {
  if (/\(\?<?[=!]|\\[1-9]/u.test(expression)) return false;
  try {
    return new RegExp(`${expression}|`, 'u').exec('')?.length === 2;
  } catch (cause) {
    if (cause instanceof SyntaxError) return false;
    throw cause;
  }
}

/** The kinds of source, of which a field has one. */
const kinds = ['from', 'filled', 'list', 'join', 'sum', 'flags', 'people', 'value'] as const;

const sourceEntries = {
  from: v.exactOptional(names),
  filled: v.exactOptional(listOf(choice)),
  list: v.exactOptional(listOf(names)),
  join: v.exactOptional(listOf(names)),
  sum: v.exactOptional(listOf(names)),
  flags: v.exactOptional(texts),
  people: v.exactOptional(listOf(v.strictObject({ name: names, certificate: v.exactOptional(names) }, 'people'))),
  value: v.exactOptional(text),
  unit: v.exactOptional(v.picklist(['元', '万元'], 'unit')),
  codes: v.exactOptional(texts),
  pattern: v.exactOptional(pattern),
  required: v.exactOptional(
    v.pipe(
      v.picklist(['true', 'false', '是', '否'], 'bool'),
      v.transform((said) => said === 'true' || said === '是'),
    ),
  ),
};

const source = v.pipe(
  v.strictObject(sourceEntries, 'source'),
  v.check((given) => kinds.filter((kind) => given[kind] !== undefined).length === 1, 'source'),
  v.check((given) => given.pattern === undefined || given.from !== undefined, 'patternFrom'),
);

/** A header alone, or several, stand for `from`. */
const field = v.lazy((input) => {
  if (typeof input === 'string')
    return v.pipe(
      text,
      v.transform((from) => [{ from }]),
    );
  if (!Array.isArray(input))
    return v.pipe(
      source,
      v.transform((one) => [one]),
    );
  return typeof input[0] === 'string'
    ? v.pipe(
        listOf(text),
        v.transform((from) => [{ from }]),
      )
    : listOf(source);
});

const feed = v.strictObject(
  {
    table: text,
    when: v.exactOptional(listOf(text)),
    unless: v.exactOptional(v.record(v.string(), listOf(text), 'map')),
    columns: v.record(v.string(), field, 'map'),
    unread: v.exactOptional(listOf(text)),
    absent: v.exactOptional(texts),
  },
  'object',
);

export const mappingSchema = v.strictObject(
  {
    id: v.pipe(text, v.regex(/^[\p{L}\p{N}_.-]+$/u, 'id')),
    title: text,
    source: text,
    note: v.exactOptional(text),
    signs: v.exactOptional(listOf(names)),
    feeds: v.tupleWithRest([feed], feed, 'list'),
  },
  'object',
);

export type MappingFile = v.InferOutput<typeof mappingSchema>;

/** The keys that an object at this place of the file may have. */
export function keysAt(path: readonly (string | number)[]): readonly string[] {
  const [, , part, , ...rest] = path;
  if (path.length <= 1) return Object.keys(mappingSchema.entries);
  if (part !== 'columns' || path.length <= 4) return Object.keys(feed.entries);
  if (rest.includes('people')) return ['name', 'certificate'];
  if (rest.includes('filled')) return ['when', 'from', 'flags'];
  return Object.keys(sourceEntries);
}

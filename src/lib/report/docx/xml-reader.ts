/** An element of an XML part. */
export interface Element {
  /** as written, with its prefix */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** The text is no well-formed XML; `at` counts characters from 0. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly at: number;
  constructor(what: string, at: number) {
    super(`${what} at ${at}`);
    this.at = at;
  }
}

const name = /[A-Za-z_\u00B7-\uFFFD][\w.:\-\u00B7-\uFFFD]*/y;
const attribute = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads one XML document, strictly: tags nest and close, attributes are quoted and not repeated, only the five entities and character
 * references. A document type is refused: no part of a Word document has one. Throws an `XmlError`.
 */
export function readXml(text: string): Element {
  const root: { name: string; attributes: Record<string, string>; children: (Element | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const open = [root];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const parent = open.at(-1) ?? root;
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      const words = text.slice(at, end < 0 ? text.length : end);
      if (parent === root ? words.trim() !== '' : words.includes(']]>')) throw new XmlError('stray text', at);
      if (parent !== root) parent.children.push(decoded(words, at));
      at += words.length;
    } else if (text.startsWith('<?', at)) at = after(text, '?>', at);
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at);
    else if (text.startsWith('<![CDATA[', at) && parent !== root) {
      const end = after(text, ']]>', at);
      parent.children.push(text.slice(at + 9, end - 3));
      at = end;
    } else if (text.startsWith('<!', at)) throw new XmlError('declaration', at);
    else if (text[at + 1] === '/') {
      const end = after(text, '>', at);
      const closing = text.slice(at + 2, end - 1).trim();
      if (parent === root || closing !== parent.name) throw new XmlError(`closing ${closing}`, at);
      open.pop();
      at = end;
    } else {
      name.lastIndex = at + 1;
      const tag = name.exec(text)?.[0];
      if (tag === undefined) throw new XmlError('no name', at);
      const element = { name: tag, attributes: {} as Record<string, string>, children: [] };
      let next = at + 1 + tag.length;
      for (;;) {
        attribute.lastIndex = next;
        const found = attribute.exec(text);
        if (!found) break;
        const key = found[1] ?? '';
        if (Object.hasOwn(element.attributes, key)) throw new XmlError(`${key} twice`, next);
        element.attributes[key] = decoded(found[2] ?? found[3] ?? '', next);
        next = attribute.lastIndex;
      }
      const end = /\s*(\/?)>/y;
      end.lastIndex = next;
      const closed = end.exec(text);
      if (!closed) throw new XmlError(`tag ${tag} is not closed`, at);
      if (parent === root && root.children.length > 0) throw new XmlError('second root', at);
      parent.children.push(element);
      if (closed[1] === '') open.push(element);
      at = end.lastIndex;
    }
  }
  const [only] = root.children;
  if (open.length > 1) throw new XmlError(`${open.at(-1)?.name ?? ''} is not closed`, text.length);
  if (only === undefined || typeof only === 'string') throw new XmlError('no element', 0);
  return only;
}

function after(text: string, mark: string, at: number): number {
  const found = text.indexOf(mark, at);
  if (found < 0) throw new XmlError(`${mark} is missing`, at);
  return found + mark.length;
}

function decoded(text: string, at: number): string {
  return text.replace(/&([^;&]*);?/g, (whole, entity: string) => {
    const code = /^#(?:x([0-9A-Fa-f]+)|(\d+))$/.exec(entity);
    const point = code ? (code[1] === undefined ? Number(code[2]) : parseInt(code[1], 16)) : NaN;
    const character = point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entities[entity];
    if (character === undefined || !whole.endsWith(';')) throw new XmlError(`entity ${whole}`, at);
    return character;
  });
}

/** Every element below, itself first, in the order of the document. */
export function* walk(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* walk(child);
}

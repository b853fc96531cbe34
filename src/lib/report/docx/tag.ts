import { sha256 } from '../../metrics/sha256.ts';
import { fit } from '../xml.ts';

/** Word cuts a longer tag off. */
const longest = 64;

/** The tag under which a chip stands in the document: its id, or a hash of an id that is too long. */
export function tagOf(id: string): string {
  const tag = fit(id);
  return tag.length <= longest ? tag : `sha256:${sha256(tag).slice(0, 48)}`;
}

import { fold, replaceParts, type Folded } from './folded.ts';

/** What stands before a name of two characters where it is one, and not part of other words. */
const before =
  /(?:^|[^\p{Script=Han}]|关于|对|向|给|当事人|处罚人|相对人|申请人|检查人|经营者|负责人|代表人|举报人|投诉人|业主|司机|驾驶员|询问|由|与|和|及|经查|查明|责令|为|是|系|被|将|告知|送达|原告|被告)$/u;
const after =
  /^(?:$|[^\p{Script=Han}]|涉嫌|的|未|无|在|于|因|擅自|违法|违反|违规|经营|销售|生产|使用|案|等|与|和|及|从|自|以|将|已|为|是|系|男|女|之|有|不|非法|超|私|到|向|对|申请|询问|笔录|诉|家|本人|先生|女士|提出|作出|收到|签)/u;

/**
 * Finds names in texts and puts others in their place. A name of three characters and more is found anywhere; one of two where the words
 * around it say that it is one, for 高平 is also a town; `own`, the names of the text's own row, are found anywhere.
 */
export class NameFinder {
  readonly #shown: ReadonlyMap<string, string>;
  /** how long the names are that begin with these two characters, the longest first */
  readonly #lengths = new Map<string, number[]>();

  constructor(shown: ReadonlyMap<string, string>) {
    this.#shown = shown;
    for (const name of shown.keys()) {
      if (!/^(?:\p{Script=Han}.|.{4})/u.test(name)) continue;
      const start = name.slice(0, 2);
      const lengths = this.#lengths.get(start) ?? [];
      if (!lengths.includes(name.length))
        this.#lengths.set(
          start,
          [...lengths, name.length].sort((a, b) => b - a),
        );
    }
  }

  /** The text with its names replaced; a text without any is returned as it is. */
  replace(text: string, own: ReadonlySet<string> = new Set()): string {
    if (this.#lengths.size === 0) return text;
    const folded = withoutBlanks(fold(text));
    const parts: { from: number; to: number; by: string }[] = [];
    for (let at = 0; at < folded.text.length - 1; at++) {
      const name = this.#nameAt(folded.text, at, own);
      if (name === undefined) continue;
      parts.push({ from: at, to: at + name.length, by: this.#shown.get(name) ?? '' });
      at += name.length - 1;
    }
    return parts.length === 0 ? text : replaceParts(text, folded, parts);
  }

  #nameAt(text: string, at: number, own: ReadonlySet<string>): string | undefined {
    for (const length of this.#lengths.get(text.slice(at, at + 2)) ?? []) {
      const name = text.slice(at, at + length);
      if (!this.#shown.has(name)) continue;
      const certain = length > 2 || own.has(name);
      if (certain || (before.test(text.slice(Math.max(0, at - 4), at)) && after.test(text.slice(at + length))))
        return name;
    }
    return undefined;
  }
}

/** People set the characters of a name apart, with a blank as wide as a character. */
function withoutBlanks(folded: Folded): Folded {
  if (!folded.text.includes(' ')) return folded;
  const kept = folded.from.map((_, i) => i).filter((i) => folded.text[i] !== ' ');
  const pick = (numbers: readonly number[]) => kept.map((i) => numbers[i] ?? 0);
  return { text: kept.map((i) => folded.text[i]).join(''), from: pick(folded.from), to: pick(folded.to) };
}

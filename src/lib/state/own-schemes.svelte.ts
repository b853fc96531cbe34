import { schemeFrom, type Scheme } from '../assess/scheme.ts';
import type { Ruleset } from '../metrics/ruleset.ts';

/** Schemes that were made here, as the texts of their files; kept in this browser where it keeps anything. */
class OwnSchemes {
  #texts = $state.raw<readonly string[]>(stored());
  /** false: this browser keeps nothing */
  kept = $state(true);

  /** Those that are still schemes by these rules, with their texts, by id and version. */
  all(ruleset: Ruleset): { readonly scheme: Scheme; readonly text: string }[] {
    return this.#texts
      .flatMap((text) => {
        try {
          return [{ scheme: schemeFrom(text, ruleset), text }];
        } catch {
          // made with metrics that are gone; the text stays kept
          return [];
        }
      })
      .toSorted((a, b) => (ownKey(a.scheme) < ownKey(b.scheme) ? -1 : 1));
  }

  /** Keeps a scheme in the place of the one with the same id and version. */
  keep(text: string, ruleset: Ruleset): void {
    const key = ownKey(schemeFrom(text, ruleset));
    this.#store([...this.#others(key, ruleset), text]);
  }

  remove(key: string, ruleset: Ruleset): void {
    this.#store(this.#others(key, ruleset));
  }

  #others(key: string, ruleset: Ruleset): string[] {
    return this.#texts.filter((text) => {
      try {
        return ownKey(schemeFrom(text, ruleset)) !== key;
      } catch {
        return true;
      }
    });
  }

  #store(texts: readonly string[]): void {
    this.#texts = texts;
    try {
      localStorage.setItem(storageKey, JSON.stringify(texts));
    } catch {
      this.kept = false;
    }
  }
}

const storageKey = 'mingjing.schemes';

/** How an own scheme stands in the address: its versions are beside each other. */
export const ownKey = ({ id, version }: Pick<Scheme, 'id' | 'version'>): string => `${id}@${version}`;

function stored(): string[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(read) ? read.filter((text) => typeof text === 'string') : [];
  } catch {
    return [];
  }
}

export const ownSchemes = new OwnSchemes();

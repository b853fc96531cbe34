import { en } from './en.ts';
import { zh, type Dict } from './zh.ts';

export const locales = ['zh', 'en'] as const;
export type Locale = (typeof locales)[number];

const key = 'mingjing.locale';
const dictionaries: Record<Locale, Dict> = { zh, en };

/** The interface language, kept in this browser. Chinese until another is chosen. */
class LocaleState {
  current = $state<Locale>(remembered());

  set(locale: Locale): void {
    this.current = locale;
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    remember(locale);
  }
}

export const locale = new LocaleState();

/** The texts in the interface language. Call it where the text is used, so that it follows the language. */
export function t(): Dict {
  return dictionaries[locale.current];
}

/** The text of the interface language of a pair kept in `queries/`. */
export function pick(pair: { readonly zh: string; readonly en: string }): string {
  return pair[locale.current];
}

function remembered(): Locale {
  const stored = storage()?.getItem(key);
  return stored === 'en' ? 'en' : 'zh';
}

function remember(value: Locale): void {
  storage()?.setItem(key, value);
}

/** Storage may be forbidden by policy; then the choice lasts as long as the page. */
function storage(): Storage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}

import type { Scheme } from '../assess/scheme.ts';
import { pick, t } from '../i18n/locale.svelte.ts';

/** A title of a scheme in both languages, as everything else has it. */
export function titleOf({ title, title_en }: { readonly title: string; readonly title_en: string }): {
  zh: string;
  en: string;
} {
  return { zh: title, en: title_en };
}

/** The name of a grade in the reader's language. */
export function gradeIn(scheme: Scheme, grade: string | null): string {
  const found = scheme.grades.find(({ title }) => title === grade);
  return found ? pick(titleOf(found)) : t().none;
}

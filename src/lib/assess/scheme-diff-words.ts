import type { SchemeDiffMessages } from '../i18n/scheme-diff.zh.ts';
import type { FieldChange, SchemeChange } from './scheme-diff.ts';

/** A change in words: what it is of, and what was and is. `metric` names a metric. */
export function changeWords(
  { part, id, kind, title, fields }: SchemeChange,
  language: 'zh' | 'en',
  t: SchemeDiffMessages,
  metric: (id: string) => string,
): { readonly head: string; readonly body: string } {
  const named = [t.kinds[kind], t.parts[part], part === 'grade' ? '' : id, title[language]].filter(
    (word) => word !== '',
  );
  const value = (field: FieldChange['field'], written: string): string =>
    field === 'metrics'
      ? written
          .split(' ')
          .map(metric)
          .join(language === 'zh' ? '、' : ', ')
      : written;
  const told =
    kind === 'changed' ? fields : fields.filter(({ before, after }) => (before ?? '') + (after ?? '') !== '');
  const body = told.map(({ field, before, after }) => {
    const [was, is] = [before, after].map((written) =>
      written === null || written === '' ? null : value(field, written),
    );
    const said = kind === 'changed' ? t.arrow(was ?? t.none, is ?? t.none) : (is ?? was ?? t.none);
    return `${t.fields[field]}${t.colon}${said}`;
  });
  return { head: named.join(' '), body: body.join(t.comma) };
}

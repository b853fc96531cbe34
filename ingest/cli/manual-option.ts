import { ManualError, parseManual, textOf, type Manual } from '../../src/lib/assess/manual.ts';
import type { Scheme } from '../../src/lib/assess/scheme.ts';
import { integer } from '../../src/lib/i18n/format.ts';
import { manual as manualEn } from '../../src/lib/i18n/manual.en.ts';
import { manual as manualZh } from '../../src/lib/i18n/manual.zh.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import type { Language } from './messages.ts';
import { sideFile } from './side-file.ts';
import type { Terminal } from './terminal.ts';

/** `--manual`: points that people gave, and the table in which they give them. */

const zh = {
  option: '人工评分、加减分和调整的表（CSV，由看板或者 --manual-template 给出）',
  template: '写出一份待填的人工评分表（CSV），不打分',
  noFile: (path: string) => `找不到人工评分表 ${path}`,
  needed: '报告附有人工评分，请用 --manual 给出当时的评分表，才能核对',
  words: manualZh,
};

const en: typeof zh = {
  option: 'points that people gave or changed (CSV, from the dashboard or --manual-template)',
  template: 'write the table of points to be filled in (CSV) instead of scoring',
  noFile: (path) => `there is no table of points ${path}`,
  needed: 'the report was made with points given by people: give their table with --manual to check it',
  words: manualEn,
};

export const manualMessages = (language: Language): typeof zh => (language === 'zh' ? zh : en);

/** Reads the table named on the command line, in UTF-8 or GB18030; a `UsageError` says what is wrong with it. */
export function manualOption(
  path: string | undefined,
  scheme: Scheme,
  { agencies }: Pick<Manifest, 'agencies'>,
  { language }: Terminal,
): Manual {
  if (path === undefined) return new Map();
  const t = manualMessages(language);
  return sideFile(
    path,
    (bytes) => parseManual(textOf(bytes), scheme, agencies),
    {
      noFile: t.noFile,
      wrong: (cause) =>
        cause instanceof ManualError
          ? t.words.wrong(path, integer(cause.line), t.words.errors[cause.kind](cause.value))
          : null,
    },
    { language },
  );
}

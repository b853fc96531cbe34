import { existsSync, readFileSync } from 'node:fs';
import type { Correction } from '../corrections/correction.ts';
import { CorrectionFileError, parseCorrections } from '../corrections/file.ts';
import type { Language } from './messages.ts';
import { UsageError, type Terminal } from './terminal.ts';

/** `--corrections`: cells that are read as if something else stood there. */

const zh = {
  option: '更正清单（JSON，由看板的导入页存出）：所列的格按更正读取，源文件不动',
  noFile: (path: string) => `找不到更正清单 ${path}`,
  wrong: (path: string, why: string) => `${path} 不是更正清单：${why}`,
};

const en: typeof zh = {
  option:
    'list of corrections (JSON, saved on the import page of the dashboard): its cells are read as corrected, the files stay as they are',
  noFile: (path) => `there is no list of corrections ${path}`,
  wrong: (path, why) => `${path} is no list of corrections: ${why}`,
};

export const correctionsMessages = (language: Language): typeof zh => (language === 'zh' ? zh : en);

/** The corrections in the file named on the command line; a `UsageError` says what is wrong with it. */
export function correctionsOption(path: string | undefined, { language }: Terminal): Correction[] {
  if (path === undefined) return [];
  const t = correctionsMessages(language);
  if (!existsSync(path)) throw new UsageError(t.noFile(path));
  try {
    return parseCorrections(readFileSync(path, 'utf8'));
  } catch (cause) {
    if (cause instanceof CorrectionFileError) throw new UsageError(t.wrong(path, cause.message), { cause });
    throw cause;
  }
}

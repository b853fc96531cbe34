import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';

/** Every text of the command line: Chinese complete, English beside it. A text that lacks its other language does not compile. */

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export type Messages = typeof zh;

/** The texts of a language. */
export function messages(language: Language): Messages {
  return language === 'zh' ? zh : en;
}

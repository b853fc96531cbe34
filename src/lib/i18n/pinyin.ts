/**
 * Chinese by its sound, as a dictionary has it, and numbers in texts by their size. A character with several sounds has always the same one
 * (长 as zhǎng, 重 as zhòng). Whatever the language of the interface, names are Chinese.
 */
const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

export function byPinyin(a: string, b: string): number {
  return collator.compare(a, b);
}

/**
 * Chinese by its sound, as a dictionary has it, and numbers in texts by their size. Whatever the language of the interface, names are
 * Chinese. The collation knows one sound of each character; where the names of places and offices have another one, the character is
 * compared as one that sounds so.
 */
const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

const sounds: readonly (readonly [RegExp, string])[] = [
  // 长 is zhǎng by itself (局长, 长子县); in the names of other places it is cháng
  [/长(?=[治春沙江宁安乐兴葛垣城白岭阳泰汀武丰寿海岛顺清洲期途])/gu, '常'],
  // 重 is zhòng (重大); chóng in 重庆 and in what is done again
  [/重(?=[庆复新])/gu, '虫'],
  [/厦(?=门)/gu, '下'],
  [/(?<=银)行/gu, '杭'],
  [/会(?=计)/gu, '快'],
  [/六(?=[安合])/gu, '陆'],
  [/番(?=禺)/gu, '潘'],
  [/蔚(?=县)/gu, '玉'],
  [/单(?=县)/gu, '善'],
  [/洞(?<=洪洞)/gu, '同'],
];

export function byPinyin(a: string, b: string): number {
  return collator.compare(sounded(a), sounded(b)) || collator.compare(a, b);
}

function sounded(name: string): string {
  return sounds.reduce((text, [pattern, sound]) => text.replace(pattern, sound), name);
}

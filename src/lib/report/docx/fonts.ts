/** The fonts of a report (GB/T 9704-2012), known without what writes the document. */

const latin = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' };

/** Fonts by their names; none is shipped. */
export const fonts = {
  title: { ...latin, eastAsia: '方正小标宋简体' },
  body: { ...latin, eastAsia: '仿宋_GB2312' },
  black: { ...latin, eastAsia: '黑体' },
  kai: { ...latin, eastAsia: '楷体_GB2312' },
  song: { ascii: '宋体', hAnsi: '宋体', cs: '宋体', eastAsia: '宋体' },
} as const;

import { daysIn } from './dates.ts';

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Powers of 3 modulo 31 (GB 32100-2015, table of weights). */
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idChecks = '10X98765432';

/** Whether a text is a unified social credit code: 18 characters of the alphabet with a correct check character (GB 32100-2015). */
export function isUscc(code: string): boolean {
  if (code.length !== 18) return false;
  let sum = 0;
  for (let i = 0; i < 18; i++) {
    const value = usccAlphabet.indexOf(code.charAt(i));
    if (value < 0) return false;
    if (i < 17) sum += value * (usccWeights[i] ?? 0);
  }
  return usccAlphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}

/** Whether a text is an 18-digit citizen number with a real birth date and a correct check character (GB 11643-1999). */
export function isCitizenNumber(code: string): boolean {
  if (!/^\d{17}[\dX]$/u.test(code)) return false;
  const [year, month, day] = [code.slice(6, 10), code.slice(10, 12), code.slice(12, 14)].map(Number);
  if (!year || !month || month > 12 || !day || day > daysIn(year, month)) return false;
  const sum = idWeights.reduce((total, weight, i) => total + weight * Number(code[i]), 0);
  return idChecks[sum % 11] === code[17];
}

/** A code of which the sender has hidden some characters: valid, but of no use for a check. */
export function isMasked(code: string): boolean {
  return code.includes('*');
}

const documentNumber = /^(.*)[〔[【(](\d{4})[〕\]】)]第?(\d+)号?$/su;

/** 文号 in one spelling: `(长)商罚决字[2024]第001号` → `(长)商罚决字〔2024〕1号`; a text of another form stays as it is. */
export function documentNumberForm(text: string): string {
  const parts = documentNumber.exec(text);
  if (!parts) return text;
  const number = (parts[3] ?? '').replace(/^0+(?=\d)/u, '');
  return `${parts[1] ?? ''}〔${parts[2] ?? ''}〕${number}号`;
}

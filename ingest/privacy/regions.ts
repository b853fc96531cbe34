import { isUscc } from '../clean/identifiers.ts';

/** Provinces (first two digits of GB/T 2260) with which a citizen number begins; 83 is given out to people from Taiwan. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/**
 * How credit codes begin (GB 32100-2015, 5.1—5.3): the registering department and the kind of organisation, then the region. A number of
 * 18 digits that only happens to have the right check character, as one in 31 does, is none.
 */
export const creditCodeStart =
  '(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|9[1239]|[AN][1239]|Y1)(?:10|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])';

const startsAsCreditCode = new RegExp(`^${creditCodeStart}`, 'u');

export function isCreditCode(code: string): boolean {
  return startsAsCreditCode.test(code) && isUscc(code);
}

export function beginsWithProvince(number: string): boolean {
  return provinces.has(number.slice(0, 2));
}

/**
 * Whether eleven digits that could be a mobile number begin with the code of a prefecture, as certificates of officers do: 14 04 02 00012.
 * Of the provinces only 河北, 山西 and 内蒙古 have codes with which mobile numbers begin.
 */
export function beginsLikeCertificate(number: string): boolean {
  return /^(?:13(?:0\d|1[01])|14(?:0\d|1[01])|15(?:0\d|2[259]))\d{7}$/u.test(number);
}

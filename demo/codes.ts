import type { Random } from './random.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const citizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Appends the check character of GB 32100-2015 to 17 characters. */
export function creditCode(body: string): string {
  const sum = creditWeights.reduce((total, weight, i) => total + weight * alphabet.indexOf(body.charAt(i)), 0);
  return body + alphabet.charAt((31 - (sum % 31)) % 31);
}

/** A valid unified credit code: registrar kind (`11` state organ, `91` company, `92` 个体工商户), region, random body. */
export function randomCreditCode(random: Random, kind: '11' | '91' | '92', region: string): string {
  const start = kind === '11' ? 'MB' : 'MA';
  let body = start;
  while (body.length < 8) body += alphabet.charAt(random.int(0, 30));
  return creditCode(kind + region + body + organisationCheck(body));
}

/** Check character of the organisation code inside a credit code, GB 11714. */
function organisationCheck(body: string): string {
  const value = (c: string) => (c >= '0' && c <= '9' ? Number(c) : c.charCodeAt(0) - 55);
  const sum = organisationWeights.reduce((total, weight, i) => total + weight * value(body.charAt(i)), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Appends the check character of GB 11643-1999 to 17 digits. */
export function citizenNumber(body: string): string {
  const sum = citizenWeights.reduce((total, weight, i) => total + weight * Number(body.charAt(i)), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

/** A citizen number nobody alive can have: born between 1901 and 1909. */
export function inventedCitizenNumber(random: Random, region: string): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const birthday = `190${random.int(1, 9)}${two(random.int(1, 12))}${two(random.int(1, 28))}`;
  return citizenNumber(region + birthday + String(random.int(1, 999)).padStart(3, '0'));
}

/** The same, as a system masks it on export. */
export const maskedNumber = (number: string): string => `${number.slice(0, 4)}**********${number.slice(14)}`;

/** 32 hexadecimal digits, as a collection station prints an MD5. */
export function randomDigest(random: Random): string {
  let digest = '';
  for (let i = 0; i < 4; i++) digest += random.int(0, 0xffffffff).toString(16).padStart(8, '0');
  return digest.toUpperCase();
}

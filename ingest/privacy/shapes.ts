/**
 * What numbers of persons look like, as parts of regular expressions that JavaScript and the database (RE2) read alike. `gap` is what may
 * stand between two digits; the parts say nothing of what stands around them.
 */

/** Between the digits of one number people write blanks, hyphens and dots. */
export const gap = '[ .·-]{0,3}';

const digits = (n: number, gap: string, d = '\\d') => Array.from({ length: n }, () => d).join(gap);

/** 18-digit citizen number (GB 11643-1999): region, birth date, sequence, check. */
export function citizen18(gap: string): string {
  return [
    '[1-8]',
    digits(5, gap),
    `(?:1${gap}[89]|2${gap}0)`,
    digits(2, gap),
    `(?:0${gap}[1-9]|1${gap}[0-2])`,
    `(?:0${gap}[1-9]|[12]${gap}\\d|3${gap}[01])`,
    digits(3, gap),
    '[\\dXx]',
  ].join(gap);
}

/** The old citizen number of 15 digits: region, birth date with a year of two digits, sequence. */
export function citizen15(gap: string): string {
  return [
    '[1-8]',
    digits(5, gap),
    digits(2, gap),
    `(?:0${gap}[1-9]|1${gap}[0-2])`,
    `(?:0${gap}[1-9]|[12]${gap}\\d|3${gap}[01])`,
    digits(3, gap),
  ].join(gap);
}

/** What may be a bank card: 16 to 19 digits, the first of them those of a card issuer (ISO/IEC 7812). */
export function card(gap: string): string {
  return `(?:6${gap}[025]|[45]${gap}\\d|3${gap}5|9${gap}5)(?:${gap}\\d){14,17}`;
}

/** A mobile number, with or without the country's code. `second`: what its second digit may be. */
export function mobile(gap: string, second = '[3-9]'): string {
  return `(?:(?:(?:\\+|00)${gap})?8${gap}6${gap})?1${gap}${second}(?:${gap}\\d){9}`;
}

/** A landline number with its area code. */
export function landline(gap: string): string {
  const area = `(?:1${gap}0|2${gap}\\d|[3-9]${gap}\\d${gap}\\d)`;
  return `\\(?0${gap}${area}${gap}\\)?${gap}[2-9](?:${gap}\\d){6,7}`;
}

export const email = '[A-Za-z0-9._%+-]+ ?@ ?[A-Za-z0-9-]+(?: ?\\. ?[A-Za-z0-9-]+)+';

/** A passport or a permit to travel: letters and digits. */
export function travelDocument(gap: string): string {
  return `[A-Za-z]{1,2}${gap}\\d(?:${gap}\\d){6,9}`;
}

/** Words after which a number is one at which a person is reached. */
export const phoneLabel = '(?:电话|手机|座机|联系方式|联系号码|传真|微信|[Qq]{2}|[Tt][Ee][Ll]|[Pp]hone|[Mm]obile)';
/** … is that of a citizen or a traveller. */
export const identityLabel = '(?:身份证|公民身份|证件号|[Ii][Dd])';
export const travelLabel = '(?:护照|通行证)';
/** … is that of an account. */
export const accountLabel = '(?:卡号|银行卡|账号|帐号|账户|帐户)';
/** What may stand between such a word and its number. */
export const between = '(?:号码|编号|[号码为是:： ().#-]|手机|电话|[Nn][Oo]){0,4}';
/** Words after which a home is named. */
export const homeLabel =
  '(?:(?:家庭住址|家庭地址|现住址|住址|户籍所在地|户籍地址|户籍地|户籍|居住地)(?:[:：]|[为是于] ?)|家住|现住)';
/** A day of birth in words. */
export const born =
  '\\d{4} ?[年.-] ?\\d{1,2} ?[月.-] ?\\d{1,2} ?日?(?: ?出?生)|出生(?:日期|年月日?|于)?[:：为于]? ?\\d{4}';

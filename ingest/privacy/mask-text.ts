import { isCitizenNumber } from '../clean/identifiers.ts';
import { fold, replaceParts } from './folded.ts';
import { beginsLikeCertificate, beginsWithProvince, isCreditCode } from './regions.ts';
import * as shape from './shapes.ts';

export interface MaskOptions {
  /** whether a number is that of an act, a certificate or a device in the snapshot, and so no person's */
  readonly isKnown?: (number: string) => boolean;
  /** what a citizen number becomes; without it, as `maskIdentifier` says */
  readonly citizen?: (number: string) => string;
}

/** What stands in place of a phone number, an e-mail address, an account or a home. */
export const dropped = '***';

/** `140402198001011237` → `140402**********37`: the region and the last two characters stay; a short number is hidden whole. */
export function maskIdentifier(number: string): string {
  if (number.length < 12) return '*'.repeat(number.length);
  return number.slice(0, 6) + '*'.repeat(number.length - 8) + number.slice(-2);
}

/** A kind of thing in a text that is hidden. The first group is what is replaced. */
interface Kind {
  readonly pattern: RegExp;
  /** what takes its place; null when it is something else after all. `before`: the text in front of it */
  readonly mask: (found: string, before: string, options: MaskOptions) => string | null;
}

/** Words right before a number that say whose it is: an act's, a licence's, a certificate's, a device's. */
const otherNumber =
  /(?:案件?编号|案号|编号|文号|单号|流水号|序列号|设备号?|机身号|许可证号?|执照号?|注册号|登记号|资格证号?|证书号?|执法证件?号?|执法证件?编号|警号|信用代码|机构代码|批准?号|票号|合同号|串号|IMEI|SN|S\/N|第|[罚决许检处强]字|\d{4}[〕\])])(?:码|为|是|[ :.#-]|[Nn][Oo]){0,4}$/u;
const actNumber = /(?:案件?编号|案号|文号|检查编号|办件编号|[罚决许检处强]字|\d{4}[〕\])]第?)(?:为|是|[ :.-]){0,3}$/u;

const apart = '(?<![0-9A-Za-z_])';
const ends = '(?![0-9])';
const { gap, between } = shape;
const pattern = (source: string) => new RegExp(source, 'dgu');

const kinds: readonly Kind[] = [
  { pattern: pattern(`(${shape.email})`), mask: () => dropped },
  {
    // one with a correct check character is found inside a longer run of digits and letters, too
    pattern: pattern(`(?=(${shape.citizen18(gap)}))\\d`),
    mask: (found, before, options) => {
      const number = bare(found);
      if (!isCitizenNumber(number) || !beginsWithProvince(number) || actNumber.test(before)) return null;
      const [lead] = /[0-9A-Za-z]*$/u.exec(before) ?? [''];
      return options.isKnown?.(lead + number) ? null : citizen(number, options);
    },
  },
  {
    pattern: pattern(`${apart}(${shape.citizen18(gap)})${ends}`),
    mask: (found, before, options) => {
      const number = bare(found);
      if (!beginsWithProvince(number) || isCreditCode(number) || isOther(number, before, options)) return null;
      return citizen(number, options);
    },
  },
  {
    pattern: pattern(
      `(?<!执法|资格|[A-Za-z])${shape.identityLabel}${between}([1-9](?:${gap}\\d){12,18}(?:${gap}[Xx])?)`,
    ),
    mask: (found, _, options) => citizen(bare(found), options),
  },
  { pattern: pattern(`${shape.travelLabel}${between}(${shape.travelDocument(gap)})`), mask: maskIdentifier },
  {
    pattern: pattern(`${apart}(${shape.card(gap)})${ends}`),
    mask: (found, before, options) => {
      const number = bare(found);
      if (!isCard(number) || isCreditCode(number) || isOther(number, before, options)) return null;
      return dropped;
    },
  },
  {
    pattern: pattern(`${apart}(${shape.citizen15(gap)})(?![0-9A-Za-z])`),
    mask: (found, before, options) => {
      const number = bare(found);
      return beginsWithProvince(number) && !isOther(number, before, options) ? citizen(number, options) : null;
    },
  },
  { pattern: pattern(`${shape.accountLabel}${between}(\\d(?:${gap}\\d){9,24})`), mask: () => dropped },
  {
    pattern: pattern(`(?<![A-Za-z])${shape.phoneLabel}${between}((?:\\+ ?)?\\d(?:${gap}\\)?${gap}\\d){6,24})`),
    mask: () => dropped,
  },
  {
    pattern: pattern(`(?<![0-9A-Za-z])(${shape.mobile(gap)})${ends}`),
    mask: (found, before, options) => {
      const number = bare(found).slice(-11);
      if (found.includes('.') && !/\d{3}\.\d{4}\.\d{4}$/u.test(found)) return null;
      if (before.endsWith('_') && beginsLikeCertificate(number)) return null;
      return isOther(number, before, options) ? null : dropped;
    },
  },
  {
    pattern: pattern(`${apart}(?<!\\d[.·-])(${shape.landline(gap)})${ends}`),
    mask: (found, before, options) => (isOther(bare(found), before, options) ? null : dropped),
  },
  {
    pattern: pattern(`${shape.homeLabel} ?([^\\s,，。;；:、()（）<>*]{4,60})`),
    mask: (found) => (/[省市区县旗镇乡村街路巷弄号楼幢栋室组园]/u.test(found) ? dropped : null),
  },
  { pattern: pattern(`(${shape.born})`), mask: (found) => found.replace(/\d[\d ]*/gu, '*') },
];

/**
 * A text without the numbers at which a person is known or reached: citizen numbers keep region and last two characters, phone numbers,
 * e-mail addresses, bank cards and homes become `***`. Numbers of acts, licences, certificates, devices and credit codes stay.
 * A text that holds none is returned as it is.
 */
export function maskText(text: string, options: MaskOptions = {}): string {
  const folded = fold(text);
  // one character for one: what is hidden already can't be part of another number
  let rest = folded.text;
  const parts: { from: number; to: number; by: string }[] = [];
  for (const { pattern, mask } of kinds)
    for (const match of rest.matchAll(pattern)) {
      const found = match[1] ?? '';
      const from = match.indices?.[1]?.[0] ?? match.index;
      if (found === '' || parts.some((p) => p.from < from + found.length && from < p.to)) continue;
      const by = mask(found, rest.slice(Math.max(0, from - 12), from), options);
      if (by === null) continue;
      parts.push({ from, to: from + found.length, by });
      rest = rest.slice(0, from) + '\u0001'.repeat(found.length) + rest.slice(from + found.length);
    }
  if (parts.length === 0) return text;
  return replaceParts(
    text,
    folded,
    parts.sort((a, b) => a.from - b.from),
  );
}

function citizen(number: string, options: MaskOptions): string {
  return (options.citizen ?? maskIdentifier)(number);
}

function isOther(number: string, before: string, options: MaskOptions): boolean {
  return otherNumber.test(before) || (options.isKnown?.(number) ?? false);
}

/** The digits alone, and the check character. */
function bare(found: string): string {
  return found.replace(/[^0-9Xx]/gu, '').toUpperCase();
}

/** Card numbers in use in China (银联 62, 60, 65; old ones 9558, 9559; Visa, Mastercard, JCB) with the check of ISO/IEC 7812-1, annex B. */
function isCard(number: string): boolean {
  if (!/^(?:6[025]\d{14,17}|[45]\d{15}|35\d{14}|955[89]\d{12,15})$/u.test(number)) return false;
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const digit = Number(number[number.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

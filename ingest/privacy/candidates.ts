import * as shape from './shapes.ts';

/**
 * SQL conditions that are true of every text in which `maskText` would hide something, and of few others: they let the database pass over
 * millions of texts that hold nothing. A test compares both.
 */

const { between, gap } = shape;
/**
 * What `fold` makes a hyphen of, or nothing: a text that holds such and digits enough is looked at more closely. In the patterns themselves
 * these characters would cost RE2 a hundred times the time.
 */
const unusual = '[\\x{2010}-\\x{2015}−﹘﹣－\\p{Cf}\\p{Mn}]';
const apart = '(?:^|[^0-9A-Za-z_])';
const ends = '(?:[^0-9]|$)';

const wherever = [
  '@',
  shape.citizen18(gap),
  `${shape.identityLabel}${between}[1-9](?:${gap}\\d){12}`,
  `${shape.travelLabel}${between}[A-Za-z]{1,2}${gap}\\d`,
  `${shape.accountLabel}${between}\\d(?:${gap}\\d){9}`,
  shape.homeLabel,
  shape.born,
];

const matches = (text: string, patterns: readonly string[]) => `regexp_matches(${text}, '${patterns.join('|')}')`;
const orUnusual = (text: string, condition: string) =>
  `CASE WHEN ${condition} THEN true WHEN ${matches(text, [unusual])} THEN ${mayHoldPersons(text)} ELSE false END`;

/** A day of birth has digits, before the word or after it; 卫生 and 生产 alone are in every other text. */
const mayBeBorn = '(?s:\\d.*生|生.*\\d)';

/** What every text has for which one of the conditions below is true; small, so that it is cheap to ask of every column. */
export function mayHoldPersons(text: string): string {
  return matches(text, [`\\d(?:[^0-9A-Za-z\\p{Han}]{0,4}\\d){6}`, '@', shape.homeLabel, mayBeBorn, shape.travelLabel]);
}

/** The same for lists of persons, in which every certificate is a number. */
export function mayBeInList(text: string): string {
  return matches(text, [
    `\\d(?:${gap}\\d){11}`,
    '@',
    unusual,
    shape.homeLabel,
    '出?生',
    shape.travelLabel,
    shape.phoneLabel,
    shape.accountLabel,
    `${apart}(?:\\+|00)?(?:8${gap}6${gap})?1${gap}(?:[6-9]${gap}\\d|[345]${gap}[1-9])${gap}\\d`,
    `${apart}\\(?0${gap}[1-9]`,
  ]);
}

/** For texts in the form in which they are kept: NFKC, without white space. */
export function textCondition(text: string): string {
  const patterns = [
    ...wherever,
    `${apart}${shape.card(gap)}${ends}`,
    `${apart}${shape.citizen15(gap)}${ends}`,
    `${shape.phoneLabel}${between}(?:\\+ ?)?\\(?\\d(?:${gap}\\)?${gap}\\d){6}`,
    `${apart}${shape.mobile(gap)}${ends}`,
    // a certificate in the name of a recording, DSJ01_14040200012_20240105.mp4, is as long as a mobile number
    `_(?:\\+|00)?8?6?1(?:[6-9]\\d|[345][1-9])\\d{8}${ends}`,
    // … unless there is something between its digits
    `_(?:(?:\\+|00)8?6?|86?|(?:\\+|00)?(?:86)?1(?:[3-9]\\d{0,8})?)[ .·-]`,
    `${apart}${shape.landline(gap)}${ends}`,
  ];
  return orUnusual(text, matches(text, patterns));
}

/** For lists of persons, in which a number in brackets is a certificate. */
export function peopleCondition(text: string): string {
  const patterns = [
    ...wherever,
    `${apart}1(?:[6-9]\\d|[345][1-9])\\d{8}${ends}`,
    shape.phoneLabel,
    `${apart}${shape.landline(gap)}${ends}`,
  ];
  return orUnusual(text, matches(text, patterns));
}

/** For texts as they were written: any digits, anything between them. */
export function rawCondition(text: string): string {
  const closed = `regexp_replace(${text}, '[\\s\\p{Z}\\p{P}\\p{Cf}\\p{Mn}+−]+', '', 'g')`;
  return `(regexp_matches(${closed}, '[\\p{Nd}\\p{No}]{6}|日出?生|出生|住址|家庭地址|户籍|居住|家住|现住|护照|通行证')
    OR regexp_matches(${text}, '[@＠﹫]'))`;
}

/** 公民身份号码 and mobile numbers: they belong into no text that is handed on. */
export const personal =
  /(?<!\d)\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|(?<!\d)1[35-9]\d{9}(?!\d)/u;

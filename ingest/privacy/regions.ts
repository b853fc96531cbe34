/** Provinces (first two digits of GB/T 2260) with which a citizen number begins; 83 is given out to people from Taiwan. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

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

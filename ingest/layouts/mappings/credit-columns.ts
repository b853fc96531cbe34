import type { FieldSource } from '../mapping.ts';

/** The columns of the two 双公示 files by their codes, which databases write in either case. */

/** A column by its code. */
export function coded(...codes: readonly string[]): FieldSource {
  return { from: codes.flatMap((code) => [code, code.toLowerCase()]) };
}

/** Kinds of party as platforms code them: 01 自然人 02 法人 03 非法人组织 04 个体工商户. */
export const partyTypes = { '03': '法人及非法人组织', 非法人组织: '法人及非法人组织', 其他组织: '法人及非法人组织' };

/** Columns about the party, which both files have under the prefix `CF` or `XK`. */
export function partyColumns(prefix: 'CF' | 'XK') {
  const of = (...codes: readonly string[]) => coded(...codes.map((code) => `${prefix}_${code}`));
  return {
    party_name: of('XDR_MC'),
    party_type: { ...of('XDR_LB', 'XDR_TYPE'), codes: partyTypes },
    party_uscc: of('XDR_SHXYM'),
    code_2: of('XDR_GSZC', 'XDR_GSDJ'),
    code_3: of('XDR_ZZJG', 'XDR_ZDM'),
    code_4: of('XDR_SWDJ'),
    code_5: of('XDR_SYDW'),
    code_6: of('XDR_SHZZ'),
    legal_rep: of('FRDB', 'FR'),
    legal_rep_id: of('FR_SFZH', 'FR_ZJHM'),
    id_kind: of('XDR_ZJLX'),
    id_no: of('XDR_ZJHM'),
  } satisfies Record<string, FieldSource>;
}

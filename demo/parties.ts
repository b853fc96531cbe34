import type { Agency } from './agencies.ts';
import { personName } from './agencies.ts';
import { inventedCitizenNumber, maskedNumber, randomCreditCode } from './codes.ts';
import type { Random } from './random.ts';
import { brands } from './words.ts';

export interface Party {
  readonly name: string;
  readonly type: '自然人' | '法人及非法人组织' | '个体工商户';
  readonly code: string;
}

/** Trades that take a company: nobody runs an auction house as a stall. */
const companyTrades = new Set([
  '二手车交易市场',
  '石化',
  '能源',
  '报废机动车回收',
  '汽车拆解',
  '拍卖',
  '典当',
  '人力资源',
  '餐饮管理',
  '品牌管理',
  '汽车销售',
  '金属回收',
  '百货',
]);

/** An invented party in the agency's area that deals in `trade`. Companies and 个体工商户 have valid codes; persons' numbers are masked or belong to nobody. */
export function inventParty(random: Random, agency: Agency, trade: string, persons = 0.1): Party {
  const drawn = random.weighted([
    ['法人及非法人组织', 0.56],
    ['个体工商户', 0.44 - persons],
    ['自然人', persons],
  ] as const);
  const kind = drawn === '个体工商户' && companyTrades.has(trade) ? '法人及非法人组织' : drawn;
  const place = agency.region === '140400' ? '长治市' : `${agency.short}${agency.group === '县' ? '县' : '区'}`;
  if (kind === '自然人') {
    const number = inventedCitizenNumber(random, agency.region);
    return { name: personName(random), type: kind, code: random.chance(0.6) ? maskedNumber(number) : number };
  }
  const plain = random.pick(brands);
  const brand = random.chance(0.25) ? `${random.pick(['新', '老', '大'])}${plain}` : plain;
  if (kind === '个体工商户') {
    const shop = random.pick(['店', '经营部', '门市部', '中心']);
    return {
      name: `${place}${brand}${trade.replace(/加油站$/, '油品')}${shop}`,
      type: kind,
      code: randomCreditCode(random, '92', agency.region),
    };
  }
  const form =
    trade === '加油站'
      ? ''
      : random.weighted([
          ['有限公司', 8],
          ['有限责任公司', 2],
        ] as const);
  return { name: `${place}${brand}${trade}${form}`, type: kind, code: randomCreditCode(random, '91', agency.region) };
}

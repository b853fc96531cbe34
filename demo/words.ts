/** Words from which parties, officers and matters are put together. Everything is invented. */

export const surnames = Array.from('王李张刘陈杨赵郭宋申秦牛崔冯程任苗原韩段郝靳路常霍暴连栗贾武裴史药');
export const givenNames = Array.from(
  '建文晓志国海春雪晨丽红玉明伟强霞艳静涛鹏磊敏慧娟俊瑞江林松兰梅芳勇军波婷佳宇浩博凯丹',
);

export const brands = [
  '晋恒',
  '潞泽',
  '漳源',
  '太行红',
  '上党坊',
  '顶山阳',
  '百谷',
  '神农泉',
  '辛安',
  '浊漳',
  '发鸠',
  '羊井',
  '晋襄和',
  '五凤',
  '仙堂',
  '天脊源',
  '鼎泰昌',
  '恒隆源',
  '众信和',
  '惠万民',
  '福聚祥',
  '万事兴',
  '金禾',
  '长盛达',
  '鑫源通',
  '德润',
  '嘉和',
  '同创',
  '宏远达',
  '永丰泰',
  '绿丰和',
  '顺达通',
  '瑞丰源',
  '久安',
  '汇诚',
  '泰和坊',
  '云岭',
  '双塔',
  '清漳里',
  '三嵕',
] as const;

export interface Matter {
  readonly violation: string;
  /** what inspectors look at before it becomes a case */
  readonly item: string;
  /** what the party deals in, as it stands in its name */
  readonly trades: readonly string[];
  readonly kinds: readonly string[];
  /** yuan */
  readonly fine: readonly [number, number];
  /** share of the cases in which goods or gains are confiscated */
  readonly confiscates: number;
  /** goods or premises may be sealed or seized */
  readonly seizable: boolean;
  /** may be handled on the spot */
  readonly simple: boolean;
  readonly weight: number;
}

const matter = (
  violation: string,
  item: string,
  trades: readonly string[],
  kinds: readonly string[],
  fine: readonly [number, number],
  weight: number,
  more: Partial<Pick<Matter, 'confiscates' | 'seizable' | 'simple'>> = {},
): Matter => ({
  violation,
  item,
  trades,
  kinds,
  fine,
  weight,
  confiscates: 0,
  seizable: false,
  simple: false,
  ...more,
});

export const matters: readonly Matter[] = [
  matter(
    '单用途商业预付卡发卡企业未按规定备案',
    '单用途商业预付卡检查',
    ['健身服务', '商贸', '超市', '烘焙食品'],
    ['罚款'],
    [10000, 30000],
    10,
  ),
  matter(
    '发卡企业未按规定存管预收资金',
    '单用途商业预付卡检查',
    ['商贸', '超市', '洗浴服务'],
    ['警告', '罚款'],
    [10000, 30000],
    6,
  ),
  matter(
    '再生资源回收经营者未按规定备案',
    '再生资源回收检查',
    ['再生资源回收', '废旧物资回收'],
    ['警告', '罚款'],
    [500, 4000],
    12,
    { simple: true },
  ),
  matter(
    '再生资源回收企业未如实登记回收物品',
    '再生资源回收检查',
    ['再生资源回收', '金属回收'],
    ['罚款'],
    [2000, 12000],
    6,
  ),
  matter(
    '未取得批准从事成品油零售经营',
    '成品油零售经营检查',
    ['石化', '加油站', '能源'],
    ['没收违法所得、没收非法财物', '罚款'],
    [30000, 180000],
    7,
    { confiscates: 0.8, seizable: true },
  ),
  matter(
    '成品油零售企业购进无合法来源油品',
    '成品油零售经营检查',
    ['石化', '加油站'],
    ['没收违法所得、没收非法财物', '罚款'],
    [20000, 120000],
    5,
    { confiscates: 0.6, seizable: true },
  ),
  matter(
    '成品油零售经营者未按规定建立购销台账',
    '成品油零售经营检查',
    ['石化', '加油站'],
    ['警告', '罚款'],
    [1000, 30000],
    6,
    { simple: true },
  ),
  matter(
    '未取得资质认定从事报废机动车回收',
    '报废机动车回收检查',
    ['报废机动车回收', '汽车拆解'],
    ['没收违法所得、没收非法财物', '罚款'],
    [50000, 200000],
    4,
    { confiscates: 0.9, seizable: true },
  ),
  matter(
    '报废机动车回收企业未如实记录五大总成信息',
    '报废机动车回收检查',
    ['报废机动车回收'],
    ['罚款', '责令停产停业'],
    [10000, 50000],
    2,
  ),
  matter(
    '二手车交易市场经营者未按规定建立交易档案',
    '二手车流通检查',
    ['二手车交易市场', '二手车经销'],
    ['警告', '罚款'],
    [1000, 10000],
    8,
  ),
  matter('二手车经销企业未向买方提供车辆真实信息', '二手车流通检查', ['二手车经销'], ['罚款'], [3000, 20000], 4),
  matter('拍卖企业未按规定发布拍卖公告', '拍卖经营活动检查', ['拍卖'], ['警告', '罚款'], [5000, 30000], 3),
  matter('典当行未按规定使用当票', '典当经营活动检查', ['典当'], ['警告', '罚款'], [5000, 30000], 2),
  matter(
    '家电维修经营者未公示收费项目和标准',
    '家电维修服务检查',
    ['家电维修', '电器服务'],
    ['警告', '罚款'],
    [200, 3000],
    7,
    { simple: true },
  ),
  matter(
    '美容美发经营者未明码标示服务价格',
    '美容美发服务检查',
    ['美容美发', '养生美容'],
    ['警告', '罚款'],
    [100, 2000],
    9,
    { simple: true },
  ),
  matter('家政服务机构未建立家政服务员工作档案', '家政服务检查', ['家政服务'], ['警告', '罚款'], [1000, 8000], 4, {
    simple: true,
  }),
  matter(
    '酒类经营者未建立购销台账',
    '酒类流通检查',
    ['酒业', '烟酒商贸', '副食批发'],
    ['警告', '罚款'],
    [200, 4000],
    10,
    { simple: true },
  ),
  matter('酒类批发未附随附单', '酒类流通检查', ['酒业', '副食批发'], ['罚款'], [1000, 10000], 5),
  matter(
    '零售商开展促销活动未明示促销规则',
    '零售商促销检查',
    ['百货', '超市', '商贸'],
    ['警告', '罚款'],
    [1000, 10000],
    5,
    { simple: true },
  ),
  matter(
    '特许人未按规定备案从事商业特许经营',
    '商业特许经营检查',
    ['餐饮管理', '品牌管理'],
    ['罚款'],
    [10000, 50000],
    3,
  ),
  matter(
    '汽车经销商未明示销售价格和服务内容',
    '汽车销售管理检查',
    ['汽车销售', '汽车服务'],
    ['警告', '罚款'],
    [5000, 20000],
    3,
  ),
];

export const licenceItems = [
  ['成品油零售经营资格审批', '加油站', 9],
  ['报废机动车回收拆解企业资质认定', '报废机动车回收', 2],
  ['拍卖业务许可', '拍卖', 3],
  ['对外劳务合作经营资格核准', '人力资源', 2],
  ['酒类商品批发许可', '酒业', 12],
  ['酒类商品零售许可', '烟酒商贸', 20],
  ['二手车交易市场经营者备案核准', '二手车交易市场', 3],
  ['单用途商业预付卡发卡企业备案', '商贸', 8],
  ['再生资源回收经营者备案核准', '再生资源回收', 10],
] as const;

export const posts = ['科员', '一级科员', '四级主任科员', '二级主任科员', '执法队员', '股长', '副大队长'] as const;
export const categories = ['商务综合执法', '流通领域执法', '市场秩序执法'] as const;

/** Surnames of two characters and more; the others are told by their first character. */
const compound =
  '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 闻人 端木 申屠 南宫 独孤 呼延 轩辕 淳于 单于 太史 公冶 宗政 濮阳 钟离 澹台 赫连 拓跋 西门 百里 东郭 公羊 司空 万俟 太叔 仲孙 鲜于 闾丘 亓官 司寇 巫马 公西 漆雕 乐正 壤驷 公良 宰父 谷梁 段干 梁丘 左丘 东门 爱新觉罗'.split(
    ' ',
  );

const single =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文温柴葛仇冀岳齐庞樊兰殷施申洪翟安颜倪牛俞章鲁阎关童伍涂柳季凌欧焦左祁盛裴岑祝霍邢房路裘纪宁翁包游耿阮华谷甘项聂管解舒芦屈成车尚单卫詹饶艾辛辜苗时桂蓝全佘占穆池党蒲卞晏靳农麦冉宫卓卜骆鲍窦费连景苟晋郎滕商米敖戚柯宗涂宫原阳简鞠边楼南隋巩巫栗娄牟封初褚郁古明强燕车甄习冼郏官牧盖晁仝么佟暴浦候逯原郗续冶平和丛阴姬申桑苑楚都荆年胥芮闵邬卻宓';

/** Words that stand in names of organisations and places, not in those of persons. */
const notPersonalWords =
  '公司|集团|企业|商行|商店|超市|饭店|酒店|餐厅|餐馆|药房|诊所|医院|学校|幼儿|中心|合作|银行|工厂|工程|经营|经销|批发|零售|加工|服务|事务|委员|办公|分局|大队|支队|中队|科室|店$|厂$|部$|馆$|社$|所$|院$|场$|坊$|局$|队$|铺$|吧$|科$|处$|室$|县$|市$|区$|镇$|乡$|某|×|[Xx*]';

const surnames = `(?:${compound.join('|')}|[${single}])`;
/** A surname and one or two characters, or a name with a middle dot. `han`: how the dialect writes the script of Chinese characters. */
const shapes = (han: string) => `(?:${surnames}${han}{1,2}|${han}{1,10}(?:[·•・.]${han}{1,10}){1,4})`;
/** A name that its sender has hidden: 王某, 王某某, 王*, 王*明, 王××. */
const hiddenShapes = (han: string) => `(?:${han}{1,2}(?:某{1,2}|[*×Xx○]{1,3})${han}{0,2}|[*×Xx○]+)`;

const script = '\\p{Script=Han}';
const notPersonal = new RegExp(notPersonalWords, 'u');
const surname = new RegExp(`^${surnames}`, 'u');
const personal = new RegExp(`^${shapes(script)}$`, 'u');
const hidden = new RegExp(`^${hiddenShapes(script)}$`, 'u');

/** Whether a text is written like the name of one natural person, and holds no word by which organisations or places are called. */
export function looksPersonal(text: string): boolean {
  return personal.test(text) && !notPersonal.test(text);
}

/** The same as SQL over an expression. */
export function looksPersonalSql(name: string): string {
  return `(regexp_full_match(${name}, '${shapes('\\p{Han}')}') AND NOT regexp_matches(${name}, '${notPersonalWords}'))`;
}

/** Whether a name is hidden already by who sent it. */
export function isHidden(name: string): boolean {
  return hidden.test(name);
}

export function isHiddenSql(name: string): string {
  return `regexp_full_match(${name}, '${hiddenShapes('\\p{Han}')}')`;
}

/** The surname, compound ones whole; of a name that begins with none of them its first character; nothing of one in other letters. */
export function surnameOf(name: string): string {
  const family = surname.exec(name)?.[0];
  if (family !== undefined && family.length < name.length) return family;
  const [first = ''] = name;
  return /\p{Script=Han}/u.test(first) ? first : '';
}

/** The persons that a party's name is made of: 张三、李四; 张三(经营者); 福满饭店(张三). */
export function personsIn(name: string): string[] {
  const parts = name.split(/[、,，;；:：/|()（）\s]|和|与|及|等/u);
  const persons = parts.filter((part) => looksPersonal(part));
  return looksPersonal(name) || persons.length === 0 ? [name] : persons;
}

/** `王小明` → `王某（a1b2c3）`; `hash`: of the name with the salt, so that different persons stay different. */
export function pseudonym(name: string, hash: string): string {
  return `${surnameOf(name)}某（${hash.slice(0, 6)}）`;
}

import { headerForm } from '../clean/text.ts';

/**
 * What a column that no layout knows holds, by its header.
 * `reach`: ways to a person, and what describes one: never kept. `place`: kept where it is an organisation's. `number`: identity numbers.
 * `person`: names of persons, not of officers. `other`: anything else.
 */
export type HeaderKind = 'reach' | 'place' | 'number' | 'person' | 'other';

const digital = /网址|链接|域名|IP地址|MAC地址|网页|网站/iu;
const reach =
  /电话|手机|座机|联系方式|联系号码|传真|微信|QQ|TEL|PHONE|MOBILE|FAX|邮箱|电子邮件|E?MAIL|出生|生日|年龄|民族|籍贯|户籍|户口|住址|家庭|居住|政治面貌|婚姻|宗教|血型|健康|病史|银行|账号|帐号|账户|帐户|卡号|开户|门牌|照片|指纹/iu;
const place = /地址|住所|处所|场所|地点|位置|区域|坐落|经度|纬度/u;
const number = /身份证|公民身份|证件号|护照号|IDCARD|IDNO|SFZH/iu;
const officialNumber = /执法|资格|许可|执照|证书|登记/u;
const person =
  /姓名|名字|联系人|经营者|负责人|法定代表人|法人代表|法人姓名|当事人|被处罚人|相对人|业主|监护人|家属|举报人|投诉人|申请人|代理人|受害人|违法人|被检查人|签收人|受送达人|经手人|申报人/u;
const official = /执法|承办|审核|审批|检查人|经办|办案|记录人|录入|主办|协办|公示/u;

export function headerKind(header: string): HeaderKind {
  const form = headerForm(header);
  if (digital.test(form)) return 'other';
  if (number.test(form) && !officialNumber.test(form)) return 'number';
  if (reach.test(form)) return 'reach';
  if (place.test(form)) return 'place';
  return person.test(form) && !official.test(form) ? 'person' : 'other';
}

/** Whether a column names officers, whose names are public by law. */
export function namesOfficers(header: string): boolean {
  const form = headerForm(header);
  return official.test(form) && /(?:人|人员|员|者|姓名)$/u.test(form);
}

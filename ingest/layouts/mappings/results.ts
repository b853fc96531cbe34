/**
 * Results of checks as the market regulators' system writes them → ours. Results that ours has no word for are not listed: they stay as they
 * are and are shown as unreadable.
 */
export const inspectionResults = {
  '1': '未发现问题',
  '1未发现问题': '未发现问题',
  '1 未发现问题': '未发现问题',
  E: '责令当场改正',
  发现问题经责令已改正: '责令当场改正',
  发现问题已责令改正: '责令当场改正',
  '6': '无法联系',
  查无下落: '无法联系',
  '通过登记的住所（经营场所）无法联系': '无法联系',
  通过登记的住所或者经营场所无法联系: '无法联系',
};

/** Questions to begin with, each with the statement that answers it; `asOf` is the as-of day. */
export interface Example {
  readonly id:
    | 'overdue'
    | 'decisions'
    | 'unnumbered'
    | 'shared'
    | 'channels'
    | 'certificates'
    | 'service'
    | 'unreviewed'
    | 'issues';
  readonly sql: string;
}

export function examples(asOf: string): Example[] {
  return [
    {
      id: 'overdue',
      sql: `SELECT a.name AS 机关, m.name AS 指标, sum(c.n) AS 逾期
FROM cube c
JOIN agency a ON a.code = c.org
JOIN metric m ON m.id = c.metric
WHERE c.state = 'overdue'
GROUP BY a.name, m.name
ORDER BY 逾期 DESC, 机关, 指标
LIMIT 50`,
    },
    {
      id: 'decisions',
      sql: `SELECT strftime(decision_on, '%Y-%m') AS 月份, count(*) AS 决定数,
  round(avg(decision_on - filed_on), 1) AS 平均办案天数, max(decision_on - filed_on) AS 最长天数
FROM cases
WHERE decision_on IS NOT NULL AND procedure = '普通程序'
GROUP BY 月份
ORDER BY 月份`,
    },
    {
      id: 'unnumbered',
      sql: `SELECT a.name AS 机关, c.case_no AS 案件编号, c.decision_on AS 决定日期, f.name AS 来源文件, c.record AS 行
FROM cases c
JOIN agency a ON a.code = c.org
JOIN source_file f ON f.file = c.file
WHERE c.decision_on IS NOT NULL AND c.decision_no IS NULL
ORDER BY 机关, 决定日期`,
    },
    {
      id: 'shared',
      sql: `SELECT a.name AS 机关, c.decision_no AS 文号, count(*) AS 案件数, string_agg(c.case_no, '、' ORDER BY c.case_no) AS 案件编号
FROM cases c
JOIN agency a ON a.code = c.org
WHERE c.decision_no IS NOT NULL
GROUP BY a.name, c.decision_no
HAVING count(*) > 1
ORDER BY 案件数 DESC, 机关, 文号`,
    },
    {
      id: 'channels',
      sql: `SELECT a.name AS 机关, d.channel AS 渠道, count(*) AS 公示条数,
  count(DISTINCT d.subject_no) AS 文号数, min(d.published_on) AS 最早, max(d.published_on) AS 最近
FROM disclosures d
JOIN agency a ON a.code = d.org
GROUP BY a.name, d.channel
ORDER BY 机关, 公示条数 DESC`,
    },
    {
      id: 'certificates',
      sql: `SELECT a.name AS 机关, o.name AS 姓名, o.cert_no AS 证件编号, o.cert_to AS 有效期至,
  o.cert_to - DATE '${asOf}' AS 剩余天数
FROM officers o
JOIN agency a ON a.code = o.org
WHERE o.cert_to <= DATE '${asOf}' + 180
ORDER BY o.cert_to, 机关`,
    },
    {
      id: 'service',
      sql: `SELECT a.name AS 机关, c.case_no AS 案件编号, c.decision_on AS 决定日期, c.served_on AS 送达日期,
  s.wd_no - d.wd_no AS 工作日
FROM cases c
JOIN calendar d ON d.day = c.decision_on
JOIN calendar s ON s.day = c.served_on
JOIN agency a ON a.code = c.org
WHERE s.wd_no - d.wd_no > 7
ORDER BY 工作日 DESC, 案件编号`,
    },
    {
      id: 'unreviewed',
      sql: `SELECT a.name AS 机关, v.act AS 执法行为, v.key AS 编号, v.state AS 状态, v.reason AS 原因, v.on_date AS 归属日期
FROM verdict_rev_01 v
JOIN agency a ON a.code = v.org
WHERE v.state IN ('late', 'overdue')
ORDER BY 机关, 归属日期`,
    },
    {
      id: 'issues',
      sql: `SELECT f.name AS 文件, i.code AS 问题, i.header AS 列, count(*) AS 处数
FROM issues i
JOIN source_file f ON f.file = i.file
GROUP BY f.name, i.code, i.header
ORDER BY 处数 DESC, 文件, 问题`,
    },
  ];
}

import type { Engine } from '../../src/lib/engine/engine.ts';
import type { Present } from './rule.ts';

/**
 * Recordings without a number that may show several duties: `recording_candidate` (queries/views) says which. With exactly one
 * candidate they are linked, see `duty_recording`.
 */
export async function listRecordingLinks(engine: Engine, present: Present): Promise<void> {
  if (!present.has('recordings') || !present.has('duties')) return;
  await engine.run(
    `INSERT INTO all_open_links
     SELECT 'recording_ambiguous', 'recordings', r.file, r.record, r.org, r.rec_no, r.cert_no, c.n,
       '记录没有编号，按执法证号“' || r.cert_no || '”和拍摄时间，可能属于' || c.first
         || CASE WHEN c.n > 2 THEN '、…、' ELSE '、' END || c.last || '共' || c.n || '个环节，无法确定是哪一个，未作关联；请补填该环节的关联编号'
     FROM (SELECT rec_no, count(*) AS n, min(duty_no) AS first, max(duty_no) AS last
           FROM recording_candidate GROUP BY rec_no HAVING count(*) > 1) c
     JOIN recording_span r ON r.rec_no = c.rec_no`,
  );
}

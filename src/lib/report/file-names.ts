import type { Manifest } from '../snapshot/manifest.ts';
import { everyone } from './facts.ts';
import { fit } from './xml.ts';

/** What no file system takes, and a leading or closing dot or space. */
const unfit = /[\\/:*?"<>|]|^[. ]+|[. ]+$/g;

/** What a file of a year is called, without its extension. */
export function fileStem(year: number, kind: string, whose: string): string {
  return fit(`${year}年度${kind}-${whose}`).replace(unfit, '_').slice(0, 80);
}

/** Names of the files of a report: the year, then the agency by code and name. */
export function fileNames(
  { agencies }: Pick<Manifest, 'agencies'>,
  year: number,
  scope: string,
): Record<'report' | 'evidence' | 'text' | 'feedback' | 'reply', string> {
  const name = agencies.find(({ code }) => code === scope)?.name ?? '';
  const whose = scope === everyone ? '全市' : `${scope}-${name}`;
  const stem = (kind: string) => fileStem(year, kind, whose);
  return {
    report: `${stem('评估报告')}.docx`,
    evidence: `${stem('证据清单')}.xlsx`,
    text: `${stem('评估报告')}.txt`,
    feedback: `${stem('评估意见反馈单')}.docx`,
    reply: `${stem('评估意见反馈表')}.xlsx`,
  };
}

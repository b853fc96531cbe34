import { layoutById } from './index.ts';
import type { MappingFit } from './mapping-fit.ts';
import { layoutOf } from './mapping.ts';
import type { Header } from './recognise.ts';

/** What is to be said of a file that is read by a mapping, each as code and one sentence for people (Chinese). */
export function mappingNotes({ mapping, headers, dropped }: MappingFit): { code: string; message: string }[] {
  const tables = headers.map((h) => `“${h.layout.title}”`).join('、');
  const notes = [
    { code: 'MAPPING', message: `按来源格式“${mapping.title}”（${mapping.id}）读入，读作${tables}` },
    ...(mapping.note === undefined ? [] : [{ code: 'MAPPING_NOTE', message: mapping.note }]),
  ];
  for (const feed of mapping.feeds)
    for (const [field, without] of Object.entries(feed.absent ?? {}))
      if (headers.some((h) => h.layout === layoutOf(feed) && h.absent?.includes(field) === true)) {
        const { title, columns } = layoutById(feed.table);
        const name = columns.find((c) => c.field === field)?.header ?? field;
        notes.push({ code: 'FIELD_ABSENT', message: `来源没有“${title}”的“${name}”，该项按空处理：${without}` });
      }
  for (const header of headers) {
    const events = unreadEvents(header);
    if (events.length > 0)
      notes.push({
        code: 'DATES_ABSENT',
        message: `来源没有“${header.layout.title}”的${events.map((name) => `“${name}”`).join('、')}，以这些日期为凭的指标无法判定`,
      });
  }
  for (const { feed, missing } of dropped)
    notes.push({
      code: 'FEED_DROPPED',
      message: `没有读作“${layoutOf(feed).title}”，缺少：${missing.join('、')}`,
    });
  return notes;
}

/** The dates by which something is known to have been done that the file has no column for. What is declared absent is said elsewhere. */
function unreadEvents({ layout, columns, absent }: Header): string[] {
  const read = new Set([...columns.map((c) => c.column.field), ...(absent ?? [])]);
  return layout.columns.filter((c) => c.hidden !== undefined && !read.has(c.field)).map((c) => c.header);
}

import { layout } from './layout.ts';

/** 案卷文书目录. Natural key: 案件编号 + 目录序号. One row per document in the file; a document kind may occur several times. */
export const documents = layout({
  id: 'documents',
  title: '案卷文书目录',
  file: '案卷文书目录.csv',
  key: ['case_no', 'seq'],
  columns: [
    { field: 'case_no', header: '案件编号', synonyms: ['案号'], type: 'key', required: true },
    { field: 'seq', header: '目录序号', synonyms: ['序号'], type: 'int', required: true },
    { field: 'kind', header: '文书种类', synonyms: ['文书类型', '文书名称'], type: 'enum', codes: 'doc_kind', required: true },
    { field: 'made_on', header: '制作日期', synonyms: ['文书日期', '形成日期'], type: 'date', hidden: 'row' },
    { field: 'page_from', header: '起始页码', synonyms: ['起页'], type: 'int' },
    { field: 'page_to', header: '终止页码', synonyms: ['止页'], type: 'int' },
  ],
});

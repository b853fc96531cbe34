/** Names of the sheets of a template that are no data: they are never read. */
export const sideSheets = { examples: '填写示例', guide: '填写说明', values: '取值' } as const;

/** The records of the sheet of examples: more of them are data in the wrong place. */
export const exampleRecords = 3;

/** The last row of the data sheet that has formats, lists and prompts. */
export const lastRow = 5000;

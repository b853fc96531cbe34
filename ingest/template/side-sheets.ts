/** Names of the sheets of a template that are no data: they are never read. */
export const sideSheets = { examples: '填写示例', guide: '填写说明', values: '取值' } as const;

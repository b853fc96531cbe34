import { walk, type Element } from './xml-reader.ts';

/** A figure as it stands in the text of a document. */
export interface FoundChip {
  readonly tag: string;
  readonly text: string;
}

/** The controls with a tag in the main part of a document, in its order; text deleted in a tracked change is none. */
export function controlsOf(document: Element): FoundChip[] {
  return [...walk(document)].flatMap((element) => {
    if (element.name !== 'w:sdt') return [];
    const tag = [...walk(element)].find(({ name }) => name === 'w:tag')?.attributes['w:val'];
    return tag === undefined ? [] : [{ tag, text: textOf(element) }];
  });
}

/** The text of every paragraph that has one, in the order of the document. */
export function paragraphsOf(document: Element): string[] {
  return [...walk(document)]
    .filter(({ name }) => name === 'w:p')
    .map(textOf)
    .filter((text) => text.trim() !== '');
}

/** What a chart is drawn from: the names of its series and categories and its values, with their places. */
export function valuesOf(chart: Element): string {
  return [...walk(chart)]
    .flatMap((element) => {
      if (element.name !== 'c:pt') return [];
      const value = [...walk(element)].find(({ name }) => name === 'c:v');
      return [
        `${element.attributes['idx'] ?? ''}=${value?.children.filter((child) => typeof child === 'string').join('') ?? ''}`,
      ];
    })
    .join('|');
}

function textOf(element: Element): string {
  return [...walk(element)]
    .filter(({ name }) => name === 'w:t')
    .flatMap(({ children }) => children.filter((child) => typeof child === 'string'))
    .join('');
}

/** What a chart says of the place under the pointer: lines of text, as an element, so that no text is ever read as markup. */
export function tooltip(lines: readonly string[]): HTMLElement {
  const element = document.createElement('div');
  element.append(...lines.flatMap((line, i) => (i === 0 ? [line] : [document.createElement('br'), line])));
  return element;
}

import { TextRun, type IContext, type IRunOptions, type IXmlableObject } from 'docx';
import type { Chip } from '../model.ts';
import { fit } from '../xml.ts';
import { tagOf } from './tag.ts';

/** A figure in a content control that can be neither edited nor deleted; its tag is the chip's id. */
export class ChipRun extends TextRun {
  readonly #tag: string;
  readonly #number: number;

  /** `number`: different for every control of a document, from 1 */
  constructor(chip: Chip, number: number, options: IRunOptions = {}) {
    super({ ...options, text: fit(chip.text) });
    this.#tag = tagOf(chip.id);
    this.#number = number;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const run = super.prepForXml(context);
    if (run === undefined) return undefined;
    const value = (name: string, val: string | number): IXmlableObject => ({ [name]: { _attr: { 'w:val': val } } });
    return {
      'w:sdt': [
        {
          'w:sdtPr': [value('w:tag', this.#tag), value('w:id', this.#number), value('w:lock', 'sdtContentLocked')],
        },
        { 'w:sdtContent': [run] },
      ],
    };
  }
}

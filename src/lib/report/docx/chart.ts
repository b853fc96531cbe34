import { Paragraph, TextRun, type IContext, type IXmlableObject } from 'docx';
import { ChartRun } from 'docx/charts';
import { described, tones, type Chart } from '../model.ts';
import { fit } from '../xml.ts';
import { styleIds } from './look.ts';

/** A chart where a paragraph takes runs of text. */
class DrawnRun extends TextRun {
  readonly #chart: ChartRun;

  constructor(chart: ChartRun) {
    super('');
    this.#chart = chart;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    return this.#chart.prepForXml(context);
  }
}

/** 156 mm of the type area in pixels of 1/96 inch. */
const width = 589;
/** Of a bar, in the same pixels: three bars of a category stand in one line of text. */
const bar = 11;

/** The names under stacked bars with the figures behind them: written into the bars, those of the short ones would lie over each other. */
function withFigures({ categories, series }: Chart): string[] {
  return categories.map((category, i) => {
    const figures = series.map(({ values }) => values[i]?.text ?? '0');
    return `${category} ${figures.join('＋')}`;
  });
}

/**
 * A chart as a DrawingML chart part: vector lines that Word, WPS and LibreOffice draw themselves, without a picture that would have to be drawn
 * beforehand. The chart, its caption over it and its source under it stay on one page.
 */
export function chartParagraphs(chart: Chart, number: number): Paragraph[] {
  const { caption, categories, series, stacked, measure, source } = chart;
  const small = { size: 9 };
  const bars = categories.length * (stacked ? 1.6 : series.length + 1);
  const drawing = new DrawnRun(
    new ChartRun({
      type: 'bar',
      categories: (stacked ? withFigures(chart) : categories).map(fit),
      stacking: stacked ? 'stacked' : 'none',
      ...(stacked ? { gapWidth: 60 } : { gapWidth: 60, overlap: 0 }),
      series: series.map(({ name, tone, values, labelled }) => ({
        name: fit(name),
        color: tones[tone],
        values: values.map((chip) => (chip === null ? null : Number(chip.value))),
        dataLabels:
          labelled && !stacked ? { value: true, numberFormat: measure === 'rate' ? '0.0%' : '0', font: small } : false,
      })),
      // the first category on top
      categoryAxis: { reverseOrder: true, font: small },
      valueAxis: {
        minimum: 0,
        crossesAt: 'maximum',
        gridlines: false,
        numberFormat: measure === 'rate' ? '0%' : '0',
        font: small,
        ...(measure === 'rate' ? { maximum: 1, interval: 0.2 } : {}),
      },
      legend: { position: 'bottom', font: small },
      font: { name: '仿宋_GB2312' },
      chartArea: { fill: 'none', border: 'none' },
      transformation: { width, height: Math.min(760, Math.round(90 + bars * bar)) },
      altText: { name: fit(`图${number}`), description: fit(described(chart)) },
    }),
  );
  return [
    new Paragraph({ style: styleIds.caption, children: [new TextRun(fit(`图${number}　${caption}`))] }),
    new Paragraph({ style: styleIds.chart, children: [drawing] }),
    new Paragraph({ style: styleIds.source, children: [new TextRun(fit(source))] }),
  ];
}

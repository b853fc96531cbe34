import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Attachment } from 'svelte/attachments';
import { allowEmptying } from '../engine/trusted.ts';
import { shown } from '../export/shown.ts';
import { theme } from '../state/theme.svelte.ts';
import type { Drawing } from './picture.ts';
import { chartTheme, type ChartTheme } from './theme.ts';

allowEmptying();

use([
  BarChart,
  LineChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

/**
 * Draws a chart into the element and keeps it: redrawn when the state that `option` reads, the theme or the size changes, disposed with
 * the element. `option` gets the colours that apply. `onPick` is called with the series' and the datum's index.
 */
export function echart(
  option: (theme: ChartTheme) => EChartsCoreOption,
  onPick?: (series: number, datum: number) => void,
): Attachment<HTMLElement> {
  return (element) => {
    const chart = init(element, null, { renderer: 'svg' });
    if (onPick) chart.on('click', (event) => onPick(event.seriesIndex ?? 0, event.dataIndex));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    $effect(() => {
      void theme.version;
      chart.setOption({ animation: false, ...option(chartTheme()) }, { notMerge: true });
    });
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  };
}

/** The same chart drawn once, not into the page, in colours of its own. */
export function drawn(option: EChartsCoreOption, width: number, height: number): Drawing {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return { svg: shown(chart.renderToSVGString()), width, height };
  } finally {
    chart.dispose();
  }
}

import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core';
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
 * the element. `option` gets the colours that apply. `onPick` is called with the number of the category that was clicked, wherever in its
 * column.
 */
export function echart(
  option: (theme: ChartTheme) => EChartsCoreOption,
  onPick?: (category: number) => void,
): Attachment<HTMLElement> {
  return (element) => {
    const chart = init(element, null, { renderer: 'svg' });
    if (onPick) listen(chart, onPick);
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

/** A column of a chart is as easy to hit as it is wide; a point or a short bar is not. */
function listen(chart: ECharts, onPick: (category: number) => void): void {
  const columns = chart.getZr();
  const inside = (at: { offsetX: number; offsetY: number }) =>
    chart.containPixel({ gridIndex: 0 }, [at.offsetX, at.offsetY]);
  columns.on('mousemove', (at) => {
    if (inside(at)) columns.setCursorStyle('pointer');
  });
  columns.on('click', (at) => {
    if (!inside(at)) return;
    onPick(chart.convertFromPixel({ xAxisIndex: 0 }, at.offsetX));
  });
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

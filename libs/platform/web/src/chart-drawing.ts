import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  Tooltip,
} from 'chart.js';
import { type ChartColours, hatch } from './chart-colours';
import { type ChartData, ranksOf, saidValue, type Series } from './chart-data';

type Kind = 'bar' | 'line';

/** Under this width, horizontal bars carry their word above them. */
const NARROW = 480;

/** The one file that imports chart.js, itself imported lazily by `ChartPanel`. */
export function drawChart(canvas: HTMLCanvasElement, data: ChartData, colours: ChartColours, density?: number): Chart<Kind> {
  Chart.register(BarController, BarElement, CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);
  return new Chart<Kind>(canvas, configurationOf(data, colours, density));
}

function configurationOf(data: ChartData, colours: ChartColours, density?: number): ChartConfiguration<Kind> {
  const bars = data.kind === 'bars' || data.kind === 'rows';
  const ranks = ranksOf(data.series);
  const drawn = bars ? barsOf : lineOf;
  return {
    type: bars ? 'bar' : 'line',
    data: {
      labels: [...data.labels],
      datasets: data.series.map((series, index) => drawn(series, ranks[index]!, colours, data.kind)),
    },
    options: { ...optionsOf(data, colours), ...(density !== undefined && { devicePixelRatio: density }) },
    plugins: data.kind === 'rows' ? [written(data, colours), wordsAbove(colours)] : [written(data, colours)],
  };
}

function optionsOf(data: ChartData, colours: ChartColours): ChartConfiguration<Kind>['options'] {
  const rows = data.kind === 'rows';
  return {
    // Figures are there at once: nothing to wait for, nothing that moves for those who asked that nothing move.
    animation: false,
    maintainAspectRatio: false,
    // Between two horizontal bars there is room for a word.
    datasets: { bar: { categoryPercentage: rows ? 0.56 : 0.78 } },
    indexAxis: rows ? 'y' : 'x',
    layout: { padding: { top: 24, right: rows ? 56 : 12 } },
    scales: { x: axisOf(rows, colours, data), y: axisOf(!rows, colours, data) },
    plugins: {
      tooltip: {
        displayColors: false,
        callbacks: { label: ({ dataset, raw }) => `${dataset.label}\u00a0: ${saidValue(raw as number, data.unit)}` },
      },
    },
  };
}

function barsOf(series: Series, rank: number, colours: ChartColours): ChartDataset<Kind> {
  const colour = rank % colours.fill.length;
  return {
    type: 'bar',
    label: series.name,
    data: [...series.values],
    backgroundColor: series.before ? hatch(colours) : colours.fill[colour]!,
    borderColor: series.before ? colours.beforeEdge : colours.edge[colour]!,
    borderWidth: 1.5,
    maxBarThickness: 36,
    barPercentage: 0.94,
  };
}

function lineOf(series: Series, rank: number, colours: ChartColours, kind: ChartData['kind']): ChartDataset<Kind> {
  const colour = series.before ? colours.beforeEdge : colours.edge[rank % colours.edge.length]!;
  return {
    type: 'line',
    label: series.name,
    data: [...series.values],
    borderColor: colour,
    borderWidth: 3,
    borderDash: series.before ? [6, 5] : [],
    pointRadius: 0,
    pointHitRadius: 16,
    pointHoverRadius: 5,
    pointBackgroundColor: colours.surface,
    pointBorderColor: colour,
    tension: kind === 'ridge' ? 0.35 : 0.2,
    fill: kind === 'ridge' && !series.before,
    backgroundColor: colours.ridge,
  };
}

/** @param measures true for the axis of values (with a grid), false for the one of names */
function axisOf(measures: boolean, colours: ChartColours, data: ChartData) {
  return {
    beginAtZero: true,
    border: { display: false },
    grid: { display: measures && data.kind !== 'rows', color: colours.grid, lineWidth: 1 },
    ticks: {
      display: !(measures && data.kind === 'rows'),
      color: colours.axis,
      font: { family: colours.face, size: 14 },
      maxRotation: 0,
      precision: 0,
      autoSkipPadding: 12,
      callback(this: { chart: Chart; getLabelForValue(value: number): string }, value: number | string): string {
        if (measures) return saidValue(Number(value));
        return data.kind === 'rows' && this.chart.width < NARROW ? '' : this.getLabelForValue(Number(value));
      },
    },
  };
}

/** Writes the highest value on its bar (every value on horizontal bars), and the last one at the end of a line. */
function written(data: ChartData, colours: ChartColours): Plugin<Kind> {
  return {
    id: 'written',
    afterDatasetsDraw(chart) {
      const rank = data.series.findIndex(({ before }) => !before);
      const values = data.series[rank]?.values ?? [];
      const pen = chart.ctx;
      pen.save();
      pen.fillStyle = colours.ink;
      pen.font = `650 14px ${colours.face}`;
      for (const index of toWrite(data.kind, values)) {
        const at = chart.getDatasetMeta(rank).data[index];
        if (at) write(pen, at, saidValue(values[index], data.unit), data.kind, chart.width);
      }
      pen.restore();
    },
  };
}

function toWrite(kind: ChartData['kind'], values: readonly (number | null)[]): number[] {
  const told = values.flatMap((value, index) => (value === null ? [] : [index]));
  if (kind === 'rows') return told;
  if (kind === 'line') return told.slice(-1);
  const highest = Math.max(...told.map((index) => values[index]!));
  return highest > 0 ? told.filter((index) => values[index] === highest).slice(0, 1) : [];
}

function write(pen: CanvasRenderingContext2D, at: { x: number; y: number }, said: string, kind: ChartData['kind'], width: number): void {
  pen.textAlign = kind === 'rows' ? 'left' : 'center';
  pen.textBaseline = kind === 'rows' ? 'middle' : 'bottom';
  const half = pen.measureText(said).width / 2;
  const x = kind === 'rows' ? at.x + 8 : Math.min(Math.max(at.x, half), width - half);
  pen.fillText(said, x, kind === 'rows' ? at.y : at.y - 6);
}

/** On a phone a horizontal bar carries its word above it. */
function wordsAbove(colours: ChartColours): Plugin<Kind> {
  return {
    id: 'words-above',
    afterDatasetsDraw(chart) {
      if (chart.width >= NARROW) return;
      const pen = chart.ctx;
      pen.save();
      pen.fillStyle = colours.axis;
      pen.font = `400 14px ${colours.face}`;
      pen.textBaseline = 'bottom';
      chart.getDatasetMeta(0).data.forEach((bar, index) => {
        const { height } = bar.getProps(['height'], true) as unknown as { height: number };
        pen.fillText(String(chart.data.labels?.[index] ?? ''), chart.chartArea.left, bar.y - height / 2 - 3);
      });
      pen.restore();
    },
  };
}

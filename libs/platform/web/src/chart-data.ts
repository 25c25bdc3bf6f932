import { csvText } from './csv';
import { count } from './fr';

export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** The year before: hatched, never merely paler. */
  readonly before?: boolean;
}

/** What a panel draws, and writes in its table: the same figures, once. */
export interface ChartData {
  /** Vertical bars, horizontal bars, a line, or a ridge (a quantity through time, filled). A doughnut never. */
  readonly kind: 'bars' | 'rows' | 'line' | 'ridge';
  /** The name of what labels are, for the table: « Mois ». */
  readonly axis: string;
  readonly labels: readonly string[];
  /** Five at most; a sixth would be « Autres ». */
  readonly series: readonly Series[];
  readonly unit?: string;
}

/** The rank of each series among the colours; years before have none, they are hatched. */
export function ranksOf(series: readonly Series[]): readonly number[] {
  return series.map((_, index) => series.slice(0, index).filter(({ before }) => !before).length % 5);
}

/** The same figures for a spreadsheet. */
export function csvOf({ axis, labels, series }: ChartData): string {
  const head = [axis, ...series.map(({ name }) => name)];
  return csvText([head, ...labels.map((label, index) => [label, ...series.map(({ values }) => decimal(values[index]))])]);
}

/** A number as French spreadsheets read it. */
function decimal(value: number | null | undefined): string {
  return String(value ?? '').replace('.', ',');
}

export function saidValue(value: number | null | undefined, unit = ''): string {
  if (value === null || value === undefined) return '–';
  return unit ? `${count(value)}\u00a0${unit}` : count(value);
}

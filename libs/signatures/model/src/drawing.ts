import { padHeight, padWidth, type Stroke, type StrokePoint } from './strokes';

const MARGIN = 60;
const PEN = 14;
const ENLARGED_AT_MOST = 6;

/**
 * The drawing of a signature, made here and never by the client: an SVG of one path in a box of 1600 × 800, the ink fitted
 * in the middle of it with its proportions kept. The same strokes give the same bytes. Points come from `strokes`.
 */
export function signatureSvg(drawn: readonly Stroke[]): string {
  const fit = fitting(drawn.flat());
  const path = drawn.map((stroke) => strokePath(stroke.map(fit))).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${padWidth} ${padHeight}" width="${padWidth}" height="${padHeight}">` +
    `<path d="${path}" fill="none" stroke="#182620" stroke-width="${PEN}" stroke-linecap="round" stroke-linejoin="round"/></svg>`
  );
}

/** Moves and scales the ink into the box; small ink is enlarged, but never so much that a slip becomes a stroke. */
function fitting(ink: readonly StrokePoint[]): (point: StrokePoint) => readonly [number, number] {
  const [left, right] = boundsOf(ink.map(([x]) => x));
  const [top, bottom] = boundsOf(ink.map(([, y]) => y));
  const widest = (padWidth - 2 * MARGIN) / Math.max(right - left, 1);
  const scale = Math.min(widest, (padHeight - 2 * MARGIN) / Math.max(bottom - top, 1), ENLARGED_AT_MOST);
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  return ([x, y]) => [padWidth / 2 + (x - middleX) * scale, padHeight / 2 + (y - middleY) * scale];
}

// Not Math.min(...values): ten thousand arguments are more than a call may take on some machines.
function boundsOf(values: readonly number[]): [number, number] {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity] as [number, number]);
}

/** A smooth curve: each point pulls it, the middle between two points is on it. A single point is a dot. */
function strokePath(points: readonly (readonly [number, number])[]): string {
  const [start, ...others] = points.map(([x, y]) => [rounded(x), rounded(y)] as const);
  if (!start) return '';
  if (!others.length) return `M${start.join(' ')}h0.1`;
  const curves = others.slice(0, -1).map((point, index) => {
    const next = others[index + 1]!;
    return `Q${point.join(' ')} ${rounded((point[0] + next[0]) / 2)} ${rounded((point[1] + next[1]) / 2)}`;
  });
  return `M${start.join(' ')}${curves.join('')}L${others.at(-1)!.join(' ')}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

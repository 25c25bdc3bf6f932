import { create } from 'qrcode';

/** White around a code, in modules: without it a reader finds no corner (ISO/IEC 18004). */
const QUIET = 4;

/** A code to scan, as an SVG of black squares on white: level M, still read with 15 % of it worn away. */
export function qrSvg(words: string): string {
  const { modules } = create(words, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const side = size + 2 * QUIET;
  const runs = Array.from({ length: size }, (_, row) =>
    runsOf(
      Array.from({ length: size }, (_, column) => modules.get(row, column) === 1),
      row,
    ),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${runs.join('')}"/></svg>`;
}

/** The dark stretches of a row, each drawn as one rectangle: squares side by side would show hairlines between them. */
function runsOf(dark: readonly boolean[], row: number): string {
  let drawn = '';
  for (let from = 0; from < dark.length; from += 1) {
    if (!dark[from]) continue;
    let to = from;
    while (dark[to]) to += 1;
    drawn += `M${from + QUIET} ${row + QUIET}h${to - from}v1h${from - to}z`;
    from = to;
  }
  return drawn;
}

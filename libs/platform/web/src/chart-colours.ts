/** The tokens a chart needs, as colours a canvas understands. */
export interface ChartColours {
  readonly fill: readonly string[];
  readonly edge: readonly string[];
  readonly before: string;
  readonly beforeEdge: string;
  readonly grid: string;
  readonly axis: string;
  readonly ink: string;
  readonly surface: string;
  readonly ridge: string;
  readonly face: string;
}

/**
 * A canvas does not read CSS, and the custom property itself says `light-dark(…)`: each token is tried on a probe.
 * @param light true for paper, which is always light
 */
export function chartColours(host: HTMLElement, light = false): ChartColours {
  const probe = host.ownerDocument.createElement('span');
  probe.hidden = true;
  if (light) probe.style.colorScheme = 'light';
  host.append(probe);
  const colour = (token: string, kept = false): string => {
    // In forced colours words follow the system, but series must still be told apart.
    probe.style.setProperty('forced-color-adjust', kept ? 'none' : 'auto');
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const five = (suffix: string): string[] => [1, 2, 3, 4, 5].map((rank) => colour(`chart-${rank}${suffix}`, true));
  const colours = {
    fill: five(''),
    edge: five('-edge'),
    before: colour('chart-before', true),
    beforeEdge: colour('chart-before-edge', true),
    grid: colour('chart-grid'),
    axis: colour('chart-axis'),
    ink: colour('ink'),
    surface: colour('surface'),
    ridge: colour('ridge-2', true),
    face: getComputedStyle(host).fontFamily,
  };
  probe.remove();
  return colours;
}

/** The hatch of the year before. */
export function hatch(colours: ChartColours): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const pen = tile.getContext('2d');
  if (!pen) return colours.before;
  pen.fillStyle = colours.before;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = colours.beforeEdge;
  pen.lineWidth = 1.6;
  for (const start of [-8, 0, 8]) {
    pen.moveTo(start, 8);
    pen.lineTo(start + 8, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, 'repeat') ?? colours.before;
}

import type { PublicToday } from '@promenade/directory/model';

/** The sheet it is drawn on. */
export const SHEET = { width: 1440, height: 190 } as const;
const SUMMIT = 40;
/** One person alone makes no mountain. */
const LOW = 4;

export interface RidgeDrawing {
  /** Filled, down to the ground. */
  readonly far: string;
  readonly near: string;
  /** The outline of the near one. */
  readonly crest: string;
  /** Where the lamp stands, in percent of the sheet. */
  readonly lamp: { readonly left: number; readonly top: number };
  readonly hours: readonly { readonly hour: number; readonly left: number }[];
}

/** The landscape of a day: for the young in front, for parents behind. Heights are counts, and nothing else. */
export function ridgeOf({ youth, parenting, from, step, minute }: PublicToday): RidgeDrawing {
  const most = Math.max(LOW, ...youth, ...parenting);
  const height = (count: number) => SHEET.height - (count / most) * (SHEET.height - SUMMIT);
  const across = (index: number) => (index / (youth.length - 1)) * SHEET.width;
  const lines = [youth, parenting].map((counts) => lineOf(counts.map((count, index) => [across(index), height(count)])));
  const at = (minute - from) / step;
  const top = Math.min(height(between(youth, at)), height(between(parenting, at)));
  const hours = Array.from({ length: (1440 - from) / 120 + 1 }, (_, index) => from / 60 + index * 2);
  return {
    near: closed(lines[0]!),
    far: closed(lines[1]!),
    crest: lines[0]!,
    lamp: { left: percent(at / (youth.length - 1)), top: percent(top / SHEET.height) },
    hours: hours.map((hour) => ({ hour, left: percent((hour * 60 - from) / (1440 - from)) })),
  };
}

function lineOf(points: readonly (readonly [x: number, y: number])[]): string {
  return points
    .map(([x, y], index) => {
      if (index === 0) return `M${x} ${round(y)}`;
      const [before, height] = points[index - 1]!;
      const middle = round((before + x) / 2);
      return `C${middle} ${round(height)} ${middle} ${round(y)} ${round(x)} ${round(y)}`;
    })
    .join('');
}

const closed = (line: string) => `${line}L${SHEET.width} ${SHEET.height}L0 ${SHEET.height}Z`;

/** On the curve between two counts, near enough for a lamp. */
function between(counts: readonly number[], at: number): number {
  const before = Math.min(Math.max(Math.trunc(at), 0), counts.length - 1);
  const [one, other] = [counts[before]!, counts[Math.min(before + 1, counts.length - 1)]!];
  const part = Math.min(Math.max(at - before, 0), 1);
  return one + (other - one) * part * part * (3 - 2 * part);
}

const round = (value: number) => Math.round(value * 10) / 10;
const percent = (part: number) => Math.round(Math.min(Math.max(part, 0), 1) * 10_000) / 100;

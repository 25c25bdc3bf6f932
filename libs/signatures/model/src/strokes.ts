import * as z from 'zod';

/** The pad is 16:8, in its own units: whatever the screen, a page sends points in this box. */
export const padWidth = 1600;
export const padHeight = 800;
export const strokesMax = 200;
export const pointsMax = 10_000;

/** Where the pen was, and when: x and y in the units of the pad, milliseconds since the first point. */
export const strokePoint = z.tuple([z.number().min(0).max(padWidth), z.number().min(0).max(padHeight), z.number().min(0).max(3_600_000)]);
export type StrokePoint = z.infer<typeof strokePoint>;

export const stroke = z.array(strokePoint).min(1).max(pointsMax);
export type Stroke = z.infer<typeof stroke>;

/** A drawn signature. A single dot is no drawing (`drawing-empty`). */
export const strokes = z
  .array(stroke)
  .min(1)
  .max(strokesMax)
  .refine((drawn) => drawn.reduce((sum, each) => sum + each.length, 0) <= pointsMax, { error: 'drawing-too-long' })
  .refine(hasInk, { error: 'drawing-empty' });

/** Whether the pen went anywhere: somebody who touched the pad once has not signed. */
export function hasInk(drawn: readonly Stroke[]): boolean {
  const points = drawn.flat();
  const [first] = points;
  return first !== undefined && points.some(([x, y]) => Math.hypot(x - first[0], y - first[1]) >= padWidth / 100);
}

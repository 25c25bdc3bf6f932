import * as z from 'zod';

/** A point of the globe, in degrees. */
export const point = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });
export type Point = z.infer<typeof point>;

const TYPED = /^(-?\d{1,2}(?:[.,]\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:[.,]\d+)?)$/;

/** As a map gives it to be pasted: « 48.0713, 6.8779 », with French commas too. */
export const typedPoint = z
  .string()
  .max(60)
  .transform((typed, context): Point => {
    const [, latitude, longitude] = (TYPED.exec(typed.trim()) ?? []).map((figure) => Number(figure.replace(',', '.')));
    const read = point.safeParse({ latitude, longitude });
    if (read.success) return read.data;
    context.addIssue({ code: 'custom', message: 'point-unreadable' });
    return z.NEVER;
  });

/** The same, to be shown and typed again. */
export function pointSaid({ latitude, longitude }: Point): string {
  return `${latitude}, ${longitude}`;
}

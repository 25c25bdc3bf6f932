import * as z from 'zod';

/** `POST /api/public/letters/stop|resume?lettre=`: what a letter's own link holds. */
export const letterStopQuery = z.object({ lettre: z.string().min(1).max(2000) });
export type LetterStopQuery = z.infer<typeof letterStopQuery>;

export const letterStop = z.object({ stopped: z.boolean() });
export type LetterStop = z.infer<typeof letterStop>;

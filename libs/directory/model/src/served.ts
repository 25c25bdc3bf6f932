import * as z from 'zod';

export const servedKinds = ['commune', 'epci', 'department'] as const;

/** A place that a promeneur serves beyond the commune of their employer: an INSEE code, a SIREN, a département. */
export const servedPlace = z.strictObject({ kind: z.enum(servedKinds), code: z.string().regex(/^[0-9AB]{2,9}$/) });
export type ServedPlace = z.infer<typeof servedPlace>;

/** The same, with its name. */
export const servedTerritory = z.object({ kind: z.enum(servedKinds), code: z.string(), name: z.string() });
export type ServedTerritory = z.infer<typeof servedTerritory>;

/** `PUT /api/promeneurs/:id/territories`: all of them, in one act. A code that nobody knows is a 422 `territory-unknown`. */
export const servedChange = z.strictObject({ territories: z.array(servedPlace).max(60) });
export type ServedChange = z.infer<typeof servedChange>;

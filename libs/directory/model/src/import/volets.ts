import * as z from 'zod';

/** The two sides of the mission: young people, and parents. A promeneur has one or both. */
export const volets = ['youth', 'parenting'] as const;
export const volet = z.enum(volets);
export type Volet = z.infer<typeof volet>;

import * as z from 'zod';
import { manyRecords, type ManyRecords } from './many-draft';

/** `POST /api/tags/:id/put`, `POST /api/tags/:id/take`: on many records at once. */
export const taggingDraft = manyRecords;
export type TaggingDraft = ManyRecords;

/** `ids` are those that changed: what the other verb undoes. */
export const tagging = z.object({ chosen: z.number().int(), ids: z.array(z.uuid()) });
export type Tagging = z.infer<typeof tagging>;

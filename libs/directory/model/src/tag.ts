import { isoInstant, line, listOf } from '@promenade/platform/model';
import * as z from 'zod';

/** A word the coordination puts on records to find them again. Two spellings of one word are one tag. */
export const tagRef = z.object({ id: z.uuid(), label: z.string() });
export type TagRef = z.infer<typeof tagRef>;

export const tagItem = tagRef.extend({
  department: z.string(),
  /** Records that bear it. */
  promeneurs: z.number().int(),
  structures: z.number().int(),
  createdAt: isoInstant,
});
export type TagItem = z.infer<typeof tagItem>;
export const tagList = listOf(tagItem);
export type TagList = z.infer<typeof tagList>;

const label = line(40);

/** `POST /api/tags`, `PATCH /api/tags/:id`. */
export const tagDraft = z.strictObject({ label });
export type TagDraft = z.infer<typeof tagDraft>;

/** `GET|PUT /api/promeneurs/:id/tags`, and the same of structures: the tags of one record; those that do not exist yet are made. */
export const recordTags = z.object({ items: z.array(tagRef) });
export type RecordTags = z.infer<typeof recordTags>;
export const recordTagsDraft = z.strictObject({ labels: z.array(label).max(20) });
export type RecordTagsDraft = z.infer<typeof recordTagsDraft>;

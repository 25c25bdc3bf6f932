import { line, listOf } from '@promenade/platform/model';
import * as z from 'zod';

export const viewLists = ['promeneurs', 'structures'] as const;
export const viewList = z.enum(viewLists);
export type ViewList = z.infer<typeof viewList>;

/** Filters and an order that somebody kept under a name. */
export const savedView = z.object({
  id: z.uuid(),
  department: z.string(),
  list: viewList,
  name: z.string(),
  /** As the address of the list bears them: `state=unsigned&sort=-name`. */
  query: z.string(),
  /** Everybody of the coordination and the Caf sees it. */
  shared: z.boolean(),
  isMine: z.boolean(),
  /** The list opens on it, for me. */
  isDefault: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;
export const savedViewList = listOf(savedView);
export type SavedViewList = z.infer<typeof savedViewList>;

export const savedViewQuery = z.object({ list: viewList.optional() });

const query = line(1000, 0).transform((value) => queryOf(value));

/** `POST /api/saved-views`. */
export const savedViewDraft = z.strictObject({ list: viewList, name: line(60), query, shared: z.boolean().default(false) });
export type SavedViewDraft = z.infer<typeof savedViewDraft>;

/** `PATCH /api/saved-views/:id`: mine alone, but `isDefault`, which is a choice of each. */
export const savedViewChange = z.strictObject({ name: line(60), query, shared: z.boolean(), isDefault: z.boolean() }).partial();
export type SavedViewChange = z.infer<typeof savedViewChange>;

/** A query as a view keeps it: no page, no empty value, always in the same order, so that two can be compared. */
export function queryOf(address: string): string {
  const asked = [...new URLSearchParams(address)].filter(([key, value]) => value !== '' && key !== 'page' && key !== 'size');
  return new URLSearchParams(asked.sort(([one], [other]) => (one < other ? -1 : 1))).toString();
}

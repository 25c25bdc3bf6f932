import { isoInstant } from '@promenade/platform/model';
import * as z from 'zod';

/** `GET /api/account/data`: what the house holds about whoever asks, room by room, and what they have to ask a person for. */
export const ownData = z.object({
  at: isoInstant,
  account: z.object({ id: z.uuid(), email: z.string() }),
  rooms: z.record(z.string(), z.unknown()),
  /** In French: what is about the person and is not in this file, and whom to ask. */
  elsewhere: z.array(z.string()),
});
export type OwnData = z.infer<typeof ownData>;

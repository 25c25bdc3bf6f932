import * as z from 'zod';
import { filter } from './filter';

/** What is printed of a listed promeneur (S2-16), as the last word of the path: `GET /api/promeneurs/:id/badge.pdf`. */
export const prints = ['badge', 'business-cards', 'poster'] as const;
export type Print = (typeof prints)[number];

/** `?sheet=1`: on an A4 sheet with cut marks, rather than one page a face of the badge. */
export const printQuery = z.object({ sheet: filter(z.enum(['0', '1'])) });
export type PrintQuery = z.infer<typeof printQuery>;

/** `POST /api/promeneurs/badges`: all their badges in one PDF, five an A4 sheet. */
export const badgesOrder = z.strictObject({ promeneurIds: z.array(z.uuid()).min(1).max(200) });
export type BadgesOrder = z.infer<typeof badgesOrder>;

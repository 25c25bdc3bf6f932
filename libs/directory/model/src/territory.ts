import { departmentCode, line, listOf, pageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { filter } from './filter';

export const communeName = z.object({ code: z.string(), name: z.string() });
export type CommuneName = z.infer<typeof communeName>;

/** A commune as a picker offers it. */
export const communeItem = communeName.extend({
  department: z.string(),
  postalCodes: z.array(z.string()),
  epci: z.object({ code: z.string(), name: z.string() }).nullable(),
});
export type CommuneItem = z.infer<typeof communeItem>;
export const communeList = listOf(communeItem);

/** `GET /api/communes?q=`: a name or a postal code, as typed; the seat's département comes first. */
export const communeQuery = pageQuery.extend({ q: filter(line(100)), department: filter(departmentCode) });
export type CommuneQuery = z.infer<typeof communeQuery>;

/** An INSEE code of a commune (5 characters) or a SIREN of an EPCI (9 digits). */
export const territoryCode = z.string().regex(/^(?:\d{5}|2[AB]\d{3}|\d{9})$/);
export const communeCode = z.string().regex(/^(?:\d{5}|2[AB]\d{3})$/);

import { line, pageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { filter } from './filter';
import { volet } from './import/volets';
import { manyTarget } from './many-target';
import { promeneurState } from './state';
import { presenceKey } from './territory';

/** What a list can be put in order by; `-` before it turns it round. What says nothing comes last, whichever way. */
export const promeneurSortKeys = ['name', 'structure', 'commune', 'volets', 'state', 'signedOn'] as const;
export type PromeneurSortKey = (typeof promeneurSortKeys)[number];
export const promeneurSort = z.enum(promeneurSortKeys.flatMap((key) => [key, `-${key}` as const]));
export type PromeneurSort = z.infer<typeof promeneurSort>;

/** What a record may lack. `structure`: no employer today; `profile`: no page of the web; `permanence`: no hour of the week. */
export const missingFields = [
  'email',
  'phone',
  'function',
  'volets',
  'structure',
  'commune',
  'weekly-hours',
  'profile',
  'permanence',
  'photo',
] as const;
export const missingField = z.enum(missingFields);
export type MissingField = z.infer<typeof missingField>;

const filters = {
  /** Looked for in names, e-mail, structure and commune. */
  q: filter(line(100)),
  volet: filter(volet),
  state: filter(promeneurState),
  /** Where they work, or say that they go: a commune, an EPCI, a CTG, a département. A QPV has those of its structures. */
  territory: filter(presenceKey),
  structure: filter(z.uuid()),
  tag: filter(z.uuid()),
  hasAccount: filter(z.enum(['yes', 'no'])),
  missing: filter(missingField),
  /** Whose employment ends within sixty days. */
  ending: filter(z.literal('yes')),
  /** Whose first employment begins this year: those whom the yearly welcome is for (J4). */
  arrived: filter(z.literal('this-year')),
};

/** Which promeneurs, of those the seat sees. */
export const promeneurFilter = z.object(filters);
export type PromeneurFilter = z.infer<typeof promeneurFilter>;

/** `GET /api/promeneurs`. Unknown parameters are ignored; a value that is not one is refused (422). */
export const promeneurQuery = pageQuery.extend({ ...filters, sort: filter(promeneurSort) });
export type PromeneurQuery = z.infer<typeof promeneurQuery>;

export const promeneurTarget = manyTarget(filters);
export type PromeneurTarget = z.infer<typeof promeneurTarget>;

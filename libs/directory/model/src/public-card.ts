import { isoDate, line, listOf, pageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { filter } from './filter';
import { type Network, network, onlineProfile } from './import/networks';
import { volet } from './import/volets';
import { communeCode, communeName } from './territory';

/** Networks whose handle is an address or a number of a person: kept inside, never on a public page. */
export const privateNetworks = ['email', 'sms', 'whatsapp'] as const satisfies readonly Network[];

/** What anybody sees of a listed promeneur. Never a surname, an e-mail or a phone. */
export const publicCard = z.object({
  slug: z.string(),
  firstName: z.string(),
  structure: z.object({ name: z.string(), commune: communeName.nullable() }),
  volets: z.array(volet),
  onlineProfiles: z.array(onlineProfile),
  photoUrl: z.string().nullable(),
  charterSignedOn: isoDate,
});
export type PublicCard = z.infer<typeof publicCard>;
export const publicDirectory = listOf(publicCard);
export type PublicDirectory = z.infer<typeof publicDirectory>;

export const publicDepartment = z.object({ code: z.string(), name: z.string(), slug: z.string() });

/** `GET /api/public/promeneurs/:slug`. */
export const publicPromeneur = publicCard.extend({ department: publicDepartment });
export type PublicPromeneur = z.infer<typeof publicPromeneur>;

/** `GET /api/public/departments`: every département, and how many promeneurs can be found there. */
export const publicDepartments = listOf(publicDepartment.extend({ count: z.number().int() }));
export type PublicDepartments = z.infer<typeof publicDepartments>;

/** All of them on one page unless asked otherwise: there are 101. */
export const departmentsQuery = pageQuery.extend({ size: pageQuery.shape.size.unwrap().default(200) });

/** `GET /api/public/directory`. Communes, structures, first names and postal codes go to `q`; `commune` is an INSEE code. */
export const publicQuery = pageQuery.extend({
  department: z.string().regex(/^[0-9A-Za-z]{1,10}$/),
  q: filter(line(100)),
  commune: filter(communeCode),
  volet: filter(volet),
  network: filter(network),
});
export type PublicQuery = z.infer<typeof publicQuery>;

/** The slug of a public page: `88-lea-mjc-d-epinal-x7k2`. Never a surname: the last four characters tell namesakes apart. */
export const publicSlug = z.string().regex(/^[0-9][0-9AB]\d?-[a-z0-9-]{1,150}$/);

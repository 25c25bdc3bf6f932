import { isoDate, line, listOf, pageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { filter } from './filter';
import { type Network, network, onlineProfile } from './import/networks';
import { volet } from './import/volets';
import { publicPermanence } from './permanence';
import { nearness, publicPlace } from './public-search';
import { heldSlot, reachability } from './reachable';
import { communeCode, communeName } from './territory';

/** Networks whose handle is an address or a number of a person: kept inside, never on a public page. */
export const privateNetworks = ['email', 'sms', 'whatsapp'] as const satisfies readonly Network[];

/** What anybody sees of a listed promeneur in a list. Never a surname, an e-mail or a phone. */
export const publicCard = z.object({
  slug: z.string(),
  firstName: z.string(),
  structure: z.object({ name: z.string(), commune: communeName.nullable() }),
  volets: z.array(volet),
  onlineProfiles: z.array(onlineProfile),
  photoUrl: z.string().nullable(),
  charterSignedOn: isoDate,
  reachability,
  /** How near to the place that was asked for; none when none was, or none was understood. */
  nearness: nearness.nullable(),
});
export type PublicCard = z.infer<typeof publicCard>;

/** `now` counts those of them who answer at this minute; `place` is the commune understood, `places` the others that it could have been. */
export const publicDirectory = listOf(publicCard).extend({
  now: z.number().int(),
  place: publicPlace.nullable(),
  places: z.array(publicPlace),
});
export type PublicDirectory = z.infer<typeof publicDirectory>;

export const publicDepartment = z.object({ code: z.string(), name: z.string(), slug: z.string() });

/** `GET /api/public/promeneurs/:slug`: with what the person chose to show, and what their structure is. */
export const publicPromeneur = publicCard.omit({ nearness: true }).extend({
  department: publicDepartment,
  function: z.string().nullable(),
  /** How to come into contact, in their own words. */
  contactNote: z.string().nullable(),
  permanences: z.array(publicPermanence),
  /** These four by the person's consent alone. */
  lastName: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  presentation: z.string().nullable(),
  structure: publicCard.shape.structure.extend({
    address: z.string().nullable(),
    postalCode: z.string().nullable(),
    phone: z.string().nullable(),
    /** Its own public sign. */
    logoUrl: z.string().nullable(),
  }),
});
export type PublicPromeneur = z.infer<typeof publicPromeneur>;

/** `GET /api/public/departments`: every département, and how many promeneurs can be found there. */
export const publicDepartments = listOf(publicDepartment.extend({ count: z.number().int() }));
export type PublicDepartments = z.infer<typeof publicDepartments>;

/** All of them on one page unless asked otherwise: there are 101. */
export const departmentsQuery = pageQuery.extend({ size: pageQuery.shape.size.unwrap().default(200) });

/** Who is asked for: those who answer at this minute, or at some moment of this evening. */
export const reachableWhen = z.enum(['now', 'tonight']);

/**
 * `GET /api/public/directory`. Communes, structures, first names and postal codes go to `q`, which filters; `commune` is an INSEE
 * code and filters too; `near` is a place as it is typed and puts the nearest first. A `q` that nobody bears but that is a place,
 * even misspelt, is taken for a `near`.
 */
export const publicQuery = pageQuery.extend({
  department: z.string().regex(/^[0-9A-Za-z]{1,10}$/),
  q: filter(line(100)),
  near: filter(line(100)),
  commune: filter(communeCode),
  volet: filter(volet),
  network: filter(network),
  reachable: filter(reachableWhen),
  /** By name, unless who answers first comes first; a place that is asked for is heeded either way. */
  sort: filter(z.enum(['name', 'reachable'])),
});
export type PublicQuery = z.infer<typeof publicQuery>;

/** `GET /api/public/directory/today`: today's permanences of a département, counted and listed. */
export const todayQuery = publicQuery.pick({ department: true });
export const publicToday = z.object({
  day: isoDate,
  /** The minute of the day in Paris. */
  minute: z.number().int(),
  /** Minute of the first count; the next ones follow every `step` minutes, up to midnight. */
  from: z.number().int(),
  step: z.number().int(),
  youth: z.array(z.number().int()),
  parenting: z.array(z.number().int()),
  /** Who answers at this minute, everybody counted once. */
  now: z.number().int(),
  /** In the order of the clock. */
  slots: z.array(heldSlot.omit({ on: true }).extend({ slug: z.string(), firstName: z.string() })),
});
export type PublicToday = z.infer<typeof publicToday>;

/** `GET /api/public/communes?department=`: all of them, so that a phone finds the nearest by itself and tells nobody where it is. */
export const publicCommunes = z.object({
  communes: z.array(publicPlace.extend({ latitude: z.number().nullable(), longitude: z.number().nullable() })),
  /** Rings of `[latitude, longitude]`, to a kilometre or two; none where nobody drew it. */
  outline: z.array(z.array(z.tuple([z.number(), z.number()]))),
});
export type PublicCommunes = z.infer<typeof publicCommunes>;

/** The slug of a public page: `88-lea-mjc-d-epinal-x7k2`. Never a surname: the last four characters tell namesakes apart. */
export const publicSlug = z.string().regex(/^[0-9][0-9AB]\d?-[a-z0-9-]{1,150}$/);

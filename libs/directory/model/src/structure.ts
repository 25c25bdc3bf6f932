import { email, line, listOf, pageQuery, text } from '@promenade/platform/model';
import * as z from 'zod';
import { blankable, filter } from './filter';
import { promeneurItem } from './promeneur';
import { communeCode, communeName, territoryCode } from './territory';

/** What a structure is to the public it welcomes. */
export const structureTypes = [
  'listening-place',
  'youth-service',
  'youth-information',
  'association',
  'social-centre',
  'specialised-prevention',
  'health-place',
  'municipal-service',
  'young-workers-home',
  'adolescents-house',
  'youth-centre',
  'digital-place',
  'employment-mission',
  'other',
] as const;
export const structureType = z.enum(structureTypes);
export type StructureType = z.infer<typeof structureType>;

/** A structure in a list. */
export const structureItem = z.object({
  id: z.uuid(),
  department: z.string(),
  name: z.string(),
  type: structureType.nullable(),
  /** 14 digits. */
  siret: z.string().nullable(),
  commune: communeName.nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Whoever signs for it. */
  representative: z.object({ name: z.string().nullable(), email: z.string().nullable(), hasAccount: z.boolean() }),
  /** Promeneurs it employs today. */
  promeneursCount: z.number().int(),
});
export type StructureItem = z.infer<typeof structureItem>;
export const structureList = listOf(structureItem);
export type StructureList = z.infer<typeof structureList>;

/** A structure's record, with the promeneurs it employs or employed (those of today first). */
export const structureDetail = structureItem.extend({
  address: z.string().nullable(),
  postalCode: z.string().nullable(),
  /** Of the coordination: null for any other seat. */
  notes: z.string().nullable(),
  promeneurs: z.array(promeneurItem.extend({ isEmployed: z.boolean() })),
  version: z.number().int(),
});
export type StructureDetail = z.infer<typeof structureDetail>;

/** `GET /api/structures`. `q` is looked for in names, commune, SIRET and e-mails. */
export const structureQuery = pageQuery.extend({ q: filter(line(100)), territory: filter(territoryCode), type: filter(structureType) });
export type StructureQuery = z.infer<typeof structureQuery>;

const details = {
  type: blankable(structureType),
  /** As typed; the service reads it (422 `siret-invalid`). */
  siret: blankable(line(40)),
  address: blankable(text(300)),
  postalCode: blankable(z.string().regex(/^\d{5}$/)),
  communeCode: blankable(communeCode),
  phone: blankable(line(40)),
  email: blankable(email),
  representativeName: blankable(line(150)),
  representativeEmail: blankable(email),
  notes: blankable(text(4000)),
};

/** `POST /api/structures`. */
export const structureDraft = z.strictObject({ name: line(200), ...z.object(details).partial().shape });
export type StructureDraft = z.infer<typeof structureDraft>;

/** `PATCH /api/structures/:id`: as that of a promeneur. */
export const structureChange = z
  .strictObject({ name: line(200), ...details })
  .partial()
  .extend({ version: z.number().int().positive().optional() });
export type StructureChange = z.infer<typeof structureChange>;

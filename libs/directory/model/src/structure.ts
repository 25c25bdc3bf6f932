import { email, isoDate, line, listOf, pageQuery, text } from '@promenade/platform/model';
import * as z from 'zod';
import { endsAfterItStarts, named } from './employment';
import { blankable, filter } from './filter';
import { manyTarget } from './many-target';
import { openingHours, openingSlot } from './opening-hours';
import { point, typedPoint } from './place';
import { promeneurItem } from './promeneur';
import { stageMove, structureStage } from './stage';
import { tagRef } from './tag';
import { communeCode, communeName, territoryKey } from './territory';
import { website } from './website';

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

/** What it is in law. */
export const legalForms = [
  'association',
  'commune',
  'intercommunality',
  'department',
  'social-fund',
  'public-institution',
  'mutual',
  'cooperative',
  'company',
  'other',
] as const;
export const legalForm = z.enum(legalForms);
export type LegalForm = z.infer<typeof legalForm>;

/** Somebody to reach at a structure, beside whoever signs for it. */
export const contactDraft = z.strictObject({
  name: line(150),
  function: blankable(line(150)).default(null),
  email: blankable(email).default(null),
  /** As typed; the service reads it (422 `phone-invalid`) and keeps E.164. */
  phone: blankable(line(40)).default(null),
});
export const structureContact = z.object({
  name: z.string(),
  function: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});
export type StructureContact = z.infer<typeof structureContact>;

/** Whether people are received there; null when nobody knows. */
export const welcome = z.enum(['yes', 'no']);

/** A structure in a list. */
export const structureItem = z.object({
  id: z.uuid(),
  department: z.string(),
  name: z.string(),
  /** « MJC », « PAEJ ». */
  acronym: z.string().nullable(),
  type: structureType.nullable(),
  /** 14 digits. */
  siret: z.string().nullable(),
  commune: communeName.nullable(),
  /** That of its commune. */
  epci: communeName.nullable(),
  /** The quarter of the city's policy it lies in, as the département says. */
  qpv: named.nullable(),
  legalForm: legalForm.nullable(),
  stage: structureStage,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Whoever signs for it. */
  representative: z.object({
    name: z.string().nullable(),
    function: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    hasAccount: z.boolean(),
  }),
  /** Promeneurs it employs today. */
  promeneursCount: z.number().int(),
  /** In lists, for the coordination and the Caf. */
  tags: z.array(tagRef).optional(),
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
  /** W and nine figures or letters. */
  rna: z.string().nullable(),
  website: z.string().nullable(),
  /** In its own words. */
  presentation: z.string().nullable(),
  /** The call for candidates that it answered. */
  callOfOrigin: z.string().nullable(),
  /** Its own place, where somebody said it; else that of its commune is used. */
  point: point.nullable(),
  /** Where its logo is found: another address with another logo. */
  logoUrl: z.string().nullable(),
  contacts: z.array(structureContact),
  openingHours: z.array(openingSlot),
  welcomesPublic: welcome.nullable(),
  convention: z.object({ startsOn: isoDate.nullable(), endsOn: isoDate.nullable(), isInForce: z.boolean() }),
  /** Somebody said the stage; else promeneurs and convention tell it. */
  isStageSaid: z.boolean(),
  /** The newest first; none for the seats that are not of the département's steering. */
  stages: z.array(stageMove),
  /** The record that took over this one, which is kept for what was signed with it. */
  mergedInto: named.nullable(),
  /** The records that this one took over, and the merge that can be undone. */
  mergedFrom: z.array(named.extend({ mergeId: z.uuid(), mergedOn: isoDate })),
  version: z.number().int(),
});
export type StructureDetail = z.infer<typeof structureDetail>;

/** What a list can be put in order by; `-` before it turns it round. What says nothing comes last, whichever way. */
export const structureSortKeys = ['name', 'commune', 'type', 'stage', 'representative', 'promeneursCount'] as const;
export type StructureSortKey = (typeof structureSortKeys)[number];
export const structureSort = z.enum(structureSortKeys.flatMap((key) => [key, `-${key}` as const]));
export type StructureSort = z.infer<typeof structureSort>;

const filters = {
  q: filter(line(100)),
  /** A commune, an EPCI, or the id of a CTG or a QPV of the département. */
  territory: filter(territoryKey),
  type: filter(structureType),
  stage: filter(structureStage),
  tag: filter(z.uuid()),
};

/** Which structures, of those the seat sees; `q` is looked for in names, commune, SIRET and e-mails. */
export const structureFilter = z.object(filters);
export type StructureFilter = z.infer<typeof structureFilter>;

export const structureTarget = manyTarget(filters);
export type StructureTarget = z.infer<typeof structureTarget>;

/** `GET /api/structures`. */
export const structureQuery = pageQuery.extend({ ...filters, sort: filter(structureSort) });
export type StructureQuery = z.infer<typeof structureQuery>;

/** What a representative may propose too (`record-change.ts`). */
export const structureIdentity = {
  acronym: blankable(line(40)),
  type: blankable(structureType),
  /** As typed; the service reads it (422 `siret-invalid`). */
  siret: blankable(line(40)),
  address: blankable(text(300)),
  postalCode: blankable(z.string().regex(/^\d{5}$/)),
  communeCode: blankable(communeCode),
  phone: blankable(line(40)),
  email: blankable(email),
  representativeName: blankable(line(150)),
  representativeFunction: blankable(line(150)),
  /** As typed; the service reads it (422 `phone-invalid`). */
  representativePhone: blankable(line(40)),
  legalForm: blankable(legalForm),
  /** As typed; the service reads it (422 `rna-invalid`). */
  rna: blankable(line(40)),
  website: blankable(website),
  presentation: blankable(text(700)),
  contacts: z.array(contactDraft).max(20),
  openingHours,
  welcomesPublic: blankable(welcome),
};

const details = {
  ...structureIdentity,
  representativeEmail: blankable(email),
  qpvId: blankable(z.uuid()),
  callOfOrigin: blankable(line(200)),
  point: blankable(typedPoint),
  conventionStartsOn: blankable(isoDate),
  conventionEndsOn: blankable(isoDate),
  notes: blankable(text(4000)),
};

type ConventionDays = { readonly conventionStartsOn?: string | null; readonly conventionEndsOn?: string | null };

/** The end comes after the beginning, where both are said. */
export function isConvention({ conventionStartsOn: startsOn, conventionEndsOn: endsOn }: ConventionDays): boolean {
  return endsAfterItStarts({ startsOn, endsOn });
}
const ending = { error: 'ends-before-it-starts', path: ['conventionEndsOn'] };

/** `POST /api/structures`. */
export const structureDraft = z.strictObject({ name: line(200), ...z.object(details).partial().shape }).refine(isConvention, ending);
export type StructureDraft = z.infer<typeof structureDraft>;

/** `PATCH /api/structures/:id`: as that of a promeneur. */
export const structureChange = z
  .strictObject({ name: line(200), ...details })
  .partial()
  .extend({ version: z.number().int().positive().optional() })
  .refine(isConvention, ending);
export type StructureChange = z.infer<typeof structureChange>;

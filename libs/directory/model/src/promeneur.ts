import { email, isoDate, isoInstant, line, listOf, text } from '@promenade/platform/model';
import * as z from 'zod';
import { absence } from './absence';
import { consentField } from './consent';
import { departure, leavingReason } from './departure';
import { employment, employmentDraft, named } from './employment';
import { blankable } from './filter';
import { network, onlineProfile } from './import/networks';
import { partialDate } from './import/import';
import { volet, volets } from './import/volets';
import { checklistMark } from './onboarding';
import { permanence } from './permanence';
import { photo } from './photo';
import { servedTerritory } from './served';
import { charterProgress, promeneurState, reason } from './state';
import { tagRef } from './tag';
import { communeName } from './territory';

/** A promeneur in a list. */
export const promeneurItem = z.object({
  id: z.uuid(),
  department: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  /** E.164. */
  phone: z.string().nullable(),
  function: z.string().nullable(),
  volets: z.array(volet),
  state: promeneurState,
  reasons: z.array(reason),
  /** The employer of today, else the last one, else the next. */
  structure: named.nullable(),
  /** Where that employer is. */
  commune: communeName.nullable(),
  charter: z.object({ state: charterProgress, signedOn: isoDate.nullable() }),
  /** In lists, for the coordination and the Caf. */
  tags: z.array(tagRef).optional(),
});
export type PromeneurItem = z.infer<typeof promeneurItem>;
export const promeneurList = listOf(promeneurItem);
export type PromeneurList = z.infer<typeof promeneurList>;

/** A promeneur's record. */
export const promeneurDetail = promeneurItem.extend({
  /** Names the public page; never changes. */
  slug: z.string(),
  /** Of the coordination: null for any other seat. */
  notes: z.string().nullable(),
  weeklyHours: z.number().nullable(),
  /** The newest first. */
  employments: z.array(employment),
  onlineProfiles: z.array(onlineProfile.extend({ id: z.uuid() })),
  /** As told by a spreadsheet: shown here, never counted, never public. */
  declaredCharter: partialDate.nullable(),
  /** Who they are, in their own words; public with their consent. */
  presentation: z.string().nullable(),
  /** How to come into contact, in their own words: public with the record (S2-37). */
  contactNote: z.string().nullable(),
  /** The week, Monday first. */
  permanences: z.array(permanence),
  /** Those of today and to come. */
  absences: z.array(absence),
  /** Places served beyond the commune of the employer. */
  territories: z.array(servedTerritory),
  photo: photo.nullable(),
  /** What the person agrees to show beside what the charter makes public. */
  publishes: z.array(consentField),
  /** Steps done of the first steps, the oldest first. */
  onboarding: z.array(checklistMark),
  departure: departure.nullable(),
  withdrawnOn: isoDate.nullable(),
  /** Why they left, or leave. */
  leavingReason: leavingReason.nullable(),
  isListed: z.boolean(),
  hasAccount: z.boolean(),
  createdAt: isoInstant,
  version: z.number().int(),
});
export type PromeneurDetail = z.infer<typeof promeneurDetail>;

/** What a presentation may hold. Those of before, up to 1,200 characters, are read as they are, and shortened when they are next written. */
export const PRESENTATION_MAX = 700;

/** As typed; the service reads it (422 `phone-invalid`) and keeps E.164. */
const typedPhone = line(40);

const identity = {
  firstName: line(100),
  lastName: line(100),
  email: blankable(email),
  phone: blankable(typedPhone),
  function: blankable(line(150)),
  volets: z
    .array(volet)
    .max(4)
    .transform((said) => volets.filter((each) => said.includes(each))),
  notes: blankable(text(4000)),
  presentation: blankable(text(PRESENTATION_MAX)),
  contactNote: blankable(text(400)),
};

/** `POST /api/promeneurs`. An employment may come with it. */
export const promeneurDraft = z
  .strictObject({ firstName: identity.firstName, lastName: identity.lastName, volets: identity.volets.default([]) })
  .extend(z.object(identity).omit({ firstName: true, lastName: true, volets: true }).partial().shape)
  .extend({ employment: employmentDraft.optional() });
export type PromeneurDraft = z.infer<typeof promeneurDraft>;

/** `PATCH /api/promeneurs/:id`: what is absent stays. `version` (or `If-Match`) is that of the record as it was read: 412 when it changed. */
export const promeneurChange = z.strictObject(identity).partial().extend({ version: z.number().int().positive().optional() });
export type PromeneurChange = z.infer<typeof promeneurChange>;

/** `POST /api/promeneurs/:id/online-profiles`: `handle` as typed, `@name` or the address of the profile. */
export const onlineProfileDraft = z.strictObject({ network, handle: line(500) });
export type OnlineProfileDraft = z.infer<typeof onlineProfileDraft>;

/** `POST /api/promeneurs/:id/withdraw`: from a day on, today unless said, and why. */
export const withdrawal = z.strictObject({ on: isoDate.optional(), reason: blankable(leavingReason).optional() });
export type Withdrawal = z.infer<typeof withdrawal>;

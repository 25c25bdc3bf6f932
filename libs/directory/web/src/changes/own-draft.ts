import {
  type KeptPage,
  type PermanenceDraft,
  type PromeneurDetail,
  promeneurProposal,
  type RecordChange,
  type ServedPlace,
  type Volet,
} from '@promenade/directory/model';
import { phoneOf } from '@promenade/platform/web';
import * as z from 'zod';

/** What the form of one's own record holds: every text a string, empty when nothing is said. */
export interface OwnFields {
  firstName: string;
  function: string;
  presentation: string;
  contactNote: string;
  volets: Volet[];
  phone: string;
  email: string;
  permanences: PermanenceDraft[];
  onlineProfiles: KeptPage[];
  territories: ServedPlace[];
}

export const blankOwn: OwnFields = {
  ...{ firstName: '', function: '', presentation: '', contactNote: '', volets: [], phone: '', email: '' },
  ...{ permanences: [], onlineProfiles: [], territories: [] },
};

/** The record as it stands, and over it what already waits. */
export function ownFieldsOf(detail: PromeneurDetail, pending: RecordChange | null): OwnFields {
  const stands: OwnFields = {
    firstName: detail.firstName,
    function: detail.function ?? '',
    presentation: detail.presentation ?? '',
    contactNote: detail.contactNote ?? '',
    volets: [...detail.volets],
    phone: detail.phone ? phoneOf(detail.phone) : '',
    email: detail.email ?? '',
    permanences: detail.permanences.map(({ id: _, ...slot }) => slot),
    onlineProfiles: detail.onlineProfiles.map(({ network, handle }) => ({ network, handle })),
    territories: detail.territories.map(({ kind, code }) => ({ kind, code })),
  };
  const waiting = (pending?.fields ?? []).filter(({ field }) => field in stands);
  return { ...stands, ...Object.fromEntries(waiting.map(({ field, after }) => [field, after ?? ''])) };
}

/** The contract, read through the form: its errors bear the form's own paths. */
export const ownProposal = promeneurProposal as unknown as z.ZodType<OwnFields, OwnFields>;

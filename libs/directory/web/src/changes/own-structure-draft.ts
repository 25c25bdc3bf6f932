import {
  displaySiret,
  type LegalForm,
  type OpeningSlot,
  type RecordChange,
  type StructureContact,
  type StructureDetail,
  structureProposal,
  type StructureType,
} from '@promenade/directory/model';
import { phoneOf } from '@promenade/platform/web';
import type * as z from 'zod';

/** What the form of one's own structure holds: every text a string, empty when nothing is said. */
export interface OwnStructureFields {
  name: string;
  acronym: string;
  type: StructureType | '';
  legalForm: LegalForm | '';
  siret: string;
  rna: string;
  address: string;
  postalCode: string;
  communeCode: string;
  phone: string;
  email: string;
  website: string;
  presentation: string;
  representativeName: string;
  representativeFunction: string;
  representativePhone: string;
  welcomesPublic: 'yes' | 'no' | '';
  contacts: StructureContact[];
  openingHours: OpeningSlot[];
}

export const blankOwnStructure: OwnStructureFields = {
  ...{ name: '', acronym: '', type: '', legalForm: '', siret: '', rna: '', address: '', postalCode: '', communeCode: '' },
  ...{ phone: '', email: '', website: '', presentation: '', welcomesPublic: '', contacts: [], openingHours: [] },
  ...{ representativeName: '', representativeFunction: '', representativePhone: '' },
};

/** The record as it stands, and over it what already waits. */
export function ownStructureFieldsOf(detail: StructureDetail, pending: RecordChange | null): OwnStructureFields {
  const { name, representative: signs } = detail;
  const held = {
    ...{ acronym: detail.acronym, type: detail.type, legalForm: detail.legalForm, rna: detail.rna, address: detail.address },
    ...{ postalCode: detail.postalCode, communeCode: detail.commune?.code, email: detail.email, website: detail.website },
    ...{ presentation: detail.presentation, welcomesPublic: detail.welcomesPublic },
    ...{ representativeName: signs.name, representativeFunction: signs.function },
    ...numbers({ siret: detail.siret, phone: detail.phone, representativePhone: signs.phone }),
  };
  const lists = { contacts: [...detail.contacts], openingHours: [...detail.openingHours] };
  const stands = { ...blankOwnStructure, name, ...said(held), ...lists } as OwnStructureFields;
  const waiting = (pending?.fields ?? []).filter(({ field }) => field in stands);
  const over = Object.fromEntries(waiting.map(({ field, after }) => [field, after]));
  return { ...stands, ...said(over), ...numbers(over) } as OwnStructureFields;
}

/** As they are written for a reader; what is read otherwise is no change. */
function numbers({ siret, phone, representativePhone }: Readonly<Record<string, unknown>>): Record<string, string> {
  return {
    ...(typeof siret === 'string' && { siret: displaySiret(siret) }),
    ...(typeof phone === 'string' && { phone: phoneOf(phone) }),
    ...(typeof representativePhone === 'string' && { representativePhone: phoneOf(representativePhone) }),
  };
}

function said(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? '']));
}

/** The contract, read through the form. */
export const ownStructureProposal = structureProposal as unknown as z.ZodType<OwnStructureFields, OwnStructureFields>;

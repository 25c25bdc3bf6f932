import {
  displaySiret,
  type LegalForm,
  pointSaid,
  type StructureDetail,
  structureDraft,
  type StructureType,
} from '@promenade/directory/model';
import { phoneOf } from '@promenade/platform/web';
import type * as z from 'zod';

/** What the form of a structure holds: every field a string, empty when nothing is said. */
export interface StructureFields {
  name: string;
  acronym: string;
  type: StructureType | '';
  siret: string;
  legalForm: LegalForm | '';
  rna: string;
  qpvId: string;
  welcomesPublic: 'yes' | 'no' | '';
  conventionStartsOn: string;
  conventionEndsOn: string;
  address: string;
  postalCode: string;
  communeCode: string;
  phone: string;
  email: string;
  website: string;
  presentation: string;
  point: string;
  callOfOrigin: string;
  representativeName: string;
  representativeFunction: string;
  representativeEmail: string;
  representativePhone: string;
  notes: string;
}

export const blankStructure: StructureFields = {
  ...{ name: '', acronym: '', type: '', siret: '', address: '', postalCode: '', communeCode: '' },
  ...{ legalForm: '', rna: '', qpvId: '', welcomesPublic: '', conventionStartsOn: '', conventionEndsOn: '' },
  ...{ phone: '', email: '', website: '', presentation: '', point: '', callOfOrigin: '', notes: '' },
  ...{ representativeName: '', representativeFunction: '', representativeEmail: '', representativePhone: '' },
};

export const structureFieldLabels: Record<keyof StructureFields, string> = {
  name: 'Nom de la structure',
  acronym: 'Sigle',
  type: 'Genre',
  siret: 'SIRET',
  legalForm: 'Statut juridique',
  rna: 'RNA',
  qpvId: 'Quartier prioritaire (QPV)',
  welcomesPublic: 'Reçoit du public',
  conventionStartsOn: 'Premier jour de la convention',
  conventionEndsOn: 'Dernier jour de la convention',
  address: 'Adresse',
  postalCode: 'Code postal',
  communeCode: 'Commune',
  phone: 'Téléphone',
  email: 'Adresse électronique',
  website: 'Site',
  presentation: 'Présentation',
  point: 'Coordonnées sur la carte',
  callOfOrigin: 'Appel à projets d’origine',
  representativeName: 'Prénom et nom',
  representativeFunction: 'Sa qualité',
  representativeEmail: 'Son adresse électronique',
  representativePhone: 'Son téléphone',
  notes: 'Notes de la coordination',
};

export function fieldsOfStructure(detail: StructureDetail): StructureFields {
  const { name, type, siret, commune, phone, representative, convention, acronym, website, presentation, callOfOrigin } = detail;
  const texts = said({ address: detail.address, postalCode: detail.postalCode, email: detail.email, notes: detail.notes, rna: detail.rna });
  const words = said({ acronym, website, presentation, callOfOrigin, point: detail.point && pointSaid(detail.point) });
  const signs = said({
    representativeName: representative.name,
    representativeFunction: representative.function,
    representativeEmail: representative.email,
    representativePhone: representative.phone && phoneOf(representative.phone),
  });
  const numbers = { siret: siret ? displaySiret(siret) : '', phone: phone ? phoneOf(phone) : '' };
  const days = said({ conventionStartsOn: convention.startsOn, conventionEndsOn: convention.endsOn });
  const ids = said({ communeCode: commune && commune.code, qpvId: detail.qpv && detail.qpv.id });
  const chosen = { ...said({ type, legalForm: detail.legalForm, welcomesPublic: detail.welcomesPublic }) } as Chosen;
  return { name, ...chosen, ...texts, ...words, ...signs, ...numbers, ...days, ...ids };
}

type Chosen = Pick<StructureFields, 'type' | 'legalForm' | 'welcomesPublic'>;

function said<Key extends string>(values: Record<Key, string | null>): Record<Key, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? ''])) as Record<Key, string>;
}

/** The contract, read through the form. */
export const structureForm = structureDraft as unknown as z.ZodType<StructureFields, StructureFields>;

import {
  type ChangeField,
  type ChangeState,
  displaySiret,
  type KeptPage,
  type LegalForm,
  type PermanenceDraft,
  type ServedPlace,
  type StructureContact,
  type StructureType,
  type Volet,
} from '@promenade/directory/model';
import { phoneOf, type Status } from '@promenade/platform/web';
import { networkLabels, structureTypeLabels, voletsOf } from '../labels.fr';
import { clockSaid, weekdays } from '../structures/hours-words';
import { legalFormLabels } from '../structures/structure-labels.fr';

export const changeFieldLabels: Record<ChangeField, string> = {
  firstName: 'Prénom',
  function: 'Fonction',
  presentation: 'Présentation',
  contactNote: 'Comment entrer en contact',
  volets: 'Volet',
  permanences: 'Permanences',
  territories: 'Territoires',
  onlineProfiles: 'Profils en ligne',
  photo: 'Photo',
  phone: 'Téléphone',
  email: 'Adresse électronique',
  name: 'Nom',
  address: 'Adresse',
  postalCode: 'Code postal',
  communeCode: 'Commune',
  openingHours: 'Horaires',
  welcomesPublic: 'Accueil du public',
  acronym: 'Sigle',
  type: 'Genre',
  legalForm: 'Statut juridique',
  siret: 'SIRET',
  rna: 'RNA',
  website: 'Site',
  contacts: 'Autres contacts',
  representativeName: 'Qui signe, prénom et nom',
  representativeFunction: 'Qui signe, qualité',
  representativePhone: 'Qui signe, téléphone',
};

export const changeStateLabels: Record<ChangeState, string> = {
  pending: 'en attente',
  approved: 'reprise',
  refused: 'refusée',
  withdrawn: 'retirée',
};
export const changeStateChips: Record<ChangeState, Status> = { pending: 'half', approved: 'good', refused: 'bad', withdrawn: 'past' };

type Slot = Pick<PermanenceDraft, 'weekday' | 'from' | 'to'> & Partial<Pick<PermanenceDraft, 'network'>>;

function slotSaid({ weekday, from, to, network }: Slot): string {
  return `${weekdays[weekday - 1]} ${clockSaid(from)} – ${clockSaid(to)}${network ? `, ${networkLabels[network]}` : ''}`;
}

/** « Ana Petit, accueil, ana@foyer.example, 03 29 00 00 01 ». */
export function contactSaid({ name, function: role, email, phone }: StructureContact): string {
  return [name, role, email, phone && phoneOf(phone)].filter(Boolean).join(', ');
}

const lists: Partial<Record<ChangeField, (value: never, places: Readonly<Record<string, string>>) => string>> = {
  volets: (value: readonly Volet[]) => voletsOf(value),
  permanences: (value: readonly Slot[]) => value.map(slotSaid).join('\n'),
  openingHours: (value: readonly Slot[]) => value.map(slotSaid).join('\n'),
  territories: (value: readonly ServedPlace[], places) => value.map(({ code }) => places[code] ?? code).join('\n'),
  onlineProfiles: (value: readonly KeptPage[]) => value.map(({ network, handle }) => `${networkLabels[network]} ${handle}`).join('\n'),
  phone: (value: string) => phoneOf(value),
  communeCode: (value: string, places) => places[value] ?? value,
  welcomesPublic: (value: string) => (value === 'yes' ? 'reçoit du public' : 'ne reçoit pas de public'),
  type: (value: StructureType) => structureTypeLabels[value],
  legalForm: (value: LegalForm) => legalFormLabels[value],
  siret: (value: string) => displaySiret(value),
  representativePhone: (value: string) => phoneOf(value),
  contacts: (value: readonly StructureContact[]) => value.map(contactSaid).join('\n'),
  photo: () => 'une photo',
};

/** A value as a person reads it, one line an item; empty when there is none. @param places names by code */
export function valueSaid(field: ChangeField, value: unknown, places: Readonly<Record<string, string>>): string {
  if (value === null || value === undefined || value === '') return '';
  const said = lists[field] as ((value: unknown, places: Readonly<Record<string, string>>) => string) | undefined;
  return said ? said(value, places) : String(value);
}

import { importFields, type ImportField, isNetworkField, networkOf, plainFields } from '@promenade/directory/model';
import { networkLabels } from '../labels.fr';

const plain: Record<(typeof plainFields)[number], string> = {
  lastName: 'Nom',
  firstName: 'Prénom',
  fullName: 'Nom et prénom ensemble',
  function: 'Fonction',
  structure: 'Structure',
  siret: 'SIRET',
  address: 'Adresse postale',
  postalCode: 'Code postal',
  commune: 'Commune',
  email: 'Courriel',
  phone: 'Téléphone',
  volet: 'Volet (public)',
  weeklyHours: 'Heures par semaine',
  startedOn: 'En poste depuis',
  charterSignedOn: 'Charte signée le (déclaré)',
  representativeName: 'Nom du représentant',
  representativeEmail: 'Courriel du représentant',
  notes: 'Observations',
};

export function importFieldLabel(field: ImportField): string {
  return isNetworkField(field) ? `Profil ${networkLabels[networkOf(field)]}` : plain[field];
}

const ofPerson: readonly ImportField[] = ['lastName', 'firstName', 'fullName', 'function', 'email', 'phone', 'volet'];
const ofJob: readonly ImportField[] = ['weeklyHours', 'startedOn', 'charterSignedOn', 'notes'];

/** What a column may be about, in families: the choices of the select. */
export const fieldFamilies: readonly { readonly name: string; readonly fields: readonly ImportField[] }[] = [
  { name: 'La personne', fields: ofPerson },
  { name: 'Son mandat', fields: ofJob },
  { name: 'La structure', fields: plainFields.filter((field) => !ofPerson.includes(field) && !ofJob.includes(field)) },
  { name: 'Ses profils en ligne', fields: importFields.filter(isNetworkField) },
];

export const importSteps = ['Choisir le fichier', 'Nommer les colonnes', 'Relire', 'Enregistrer'] as const;

import {
  fieldsOfKind,
  type ImportField,
  importFields,
  type ImportKind,
  type ImportPhase,
  isNetworkField,
  networkOf,
  type plainFields,
} from '@promenade/directory/model';
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
  structureType: 'Type de structure',
  rna: 'Numéro RNA',
  acronym: 'Sigle',
  website: 'Site internet',
  representativeFunction: 'Fonction du représentant',
  representativePhone: 'Téléphone du représentant',
};

export function importFieldLabel(field: ImportField): string {
  return isNetworkField(field) ? `Profil ${networkLabels[networkOf(field)]}` : plain[field];
}

const ofPerson: readonly ImportField[] = ['lastName', 'firstName', 'fullName', 'function', 'email', 'phone', 'volet'];
const ofJob: readonly ImportField[] = ['weeklyHours', 'startedOn', 'charterSignedOn', 'notes'];
const whereToSign = fieldsOfKind.structures.filter((field) => field.startsWith('representative'));
const ofContact: readonly ImportField[] = ['email', 'phone', 'website', 'notes'];

interface Family {
  readonly name: string;
  readonly fields: readonly ImportField[];
}

/** What a column may be about, in families: the choices of the select. */
export const fieldFamilies: Record<ImportKind, readonly Family[]> = {
  promeneurs: [
    { name: 'La personne', fields: ofPerson },
    { name: 'Son mandat', fields: ofJob },
    {
      name: 'La structure',
      fields: fieldsOfKind.promeneurs.filter((field) => !ofPerson.includes(field) && !ofJob.includes(field) && !isNetworkField(field)),
    },
    { name: 'Ses profils en ligne', fields: importFields.filter(isNetworkField) },
  ],
  structures: [
    { name: 'La structure', fields: fieldsOfKind.structures.filter((field) => !whereToSign.includes(field) && !ofContact.includes(field)) },
    { name: 'La joindre', fields: ofContact },
    { name: 'Qui signe pour elle', fields: whereToSign },
  ],
};

/** What the lines are about: in a choice, and counted. */
export const kindWords: Record<ImportKind, { readonly of: string; readonly one: string; readonly many: string }> = {
  promeneurs: { of: 'Des promeneurs', one: 'promeneur', many: 'promeneurs' },
  structures: { of: 'Des structures', one: 'structure', many: 'structures' },
};

export const phaseWords: Record<ImportPhase, string> = {
  idle: '',
  reading: 'Lecture du fichier…',
  waiting: 'On attend qu’un autre enregistrement se termine…',
  deciding: 'Relecture des lignes…',
  writing: 'Enregistrement des fiches…',
};

export const importSteps = ['Choisir le fichier', 'Nommer les colonnes', 'Relire', 'Enregistrer'] as const;

import type { ChangeField, RecordChange } from '@promenade/directory/model';
import type { Letter } from '@promenade/platform/api';

const fieldWords: Record<ChangeField, string> = {
  firstName: 'le prénom',
  function: 'la fonction',
  presentation: 'la présentation',
  contactNote: 'les mots pour entrer en contact',
  volets: 'le volet',
  permanences: 'les permanences',
  territories: 'les territoires',
  onlineProfiles: 'les profils en ligne',
  photo: 'la photo',
  phone: 'le téléphone',
  email: 'l’adresse électronique',
  name: 'le nom',
  address: 'l’adresse',
  postalCode: 'le code postal',
  communeCode: 'la commune',
  openingHours: 'les horaires',
  welcomesPublic: 'l’accueil du public',
  acronym: 'le sigle',
  type: 'le genre',
  legalForm: 'le statut juridique',
  siret: 'le SIRET',
  rna: 'le RNA',
  website: 'le site',
  contacts: 'les autres contacts',
  representativeName: 'le nom de qui signe',
  representativeFunction: 'la qualité de qui signe',
  representativePhone: 'le téléphone de qui signe',
};

/** What became of a proposal, to whoever made it: what is public now, what is not, and why. Once a decision. */
export function decisionLetter(
  to: { readonly email: string; readonly firstName: string },
  change: RecordChange,
  publicUrl: string,
): Letter {
  const { id, record, state, fields, approvedFields, reason, decidedBy } = change;
  const refused = fields.map(({ field }) => field).filter((field) => !approvedFields.includes(field));
  const whole = state === 'approved' && refused.length === 0;
  const path = record.kind === 'promeneur' ? `/promeneurs/${record.id}` : `/structures/${record.id}`;
  return {
    to: to.email,
    occasion: `record-change/${id}`,
    subject: whole ? `Vos changements sont en ligne : ${record.name}` : `Vos changements sur la fiche « ${record.name} »`,
    parts: [
      `Bonjour ${to.firstName},`,
      ...(approvedFields.length > 0 ? [`Sont à jour sur la fiche : ${listed(approvedFields)}.`] : []),
      ...(refused.length > 0 ? [`Ne changent pas : ${listed(refused)}.`] : []),
      ...(reason ? [`${decidedBy ?? 'La coordination'} vous écrit : « ${reason} »`] : []),
      { link: `${publicUrl}${path}`, label: 'Voir la fiche' },
    ],
  };
}

function listed(fields: readonly ChangeField[]): string {
  return new Intl.ListFormat('fr', { type: 'conjunction' }).format(fields.map((field) => fieldWords[field]));
}

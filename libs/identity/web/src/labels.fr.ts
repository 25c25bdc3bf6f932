import type { InvitationState, InvitableRole, OwnSession, Weakness } from '@promenade/identity/model';
import { PASSWORD_MIN } from '@promenade/identity/model';

/** A role as one says it of a person. */
export const roleNames: Record<InvitableRole | 'national', string> = {
  promeneur: 'promeneur',
  structure: 'structure (représentant)',
  coordinator: 'coordination',
  caf: 'référent Caf',
  facilitator: 'intervenant',
  partner: 'partenaire du comité',
  national: 'Cnaf',
};

/** What an invitation opens, said to whoever is invited. */
export const rolePurposes: Record<InvitableRole, string> = {
  promeneur: 'Vous pourrez signer la charte, puis paraître dans l’annuaire public.',
  structure: 'Vous pourrez signer la charte au nom de votre structure et suivre ses promeneurs.',
  coordinator: 'Vous pourrez tenir l’annuaire, les chartes et les comptes du réseau.',
  caf: 'Vous pourrez suivre le réseau : annuaire, signatures, tableau de bord.',
  facilitator: 'Vous retrouverez ici les séances que vous animez.',
  partner: 'Vous pourrez lire le tableau de bord du réseau.',
};

export const invitationStateNames: Record<InvitationState, string> = {
  pending: 'en attente',
  accepted: 'acceptée',
  declined: 'refusée',
  expired: 'passée',
  revoked: 'retirée',
};

/** What there is to do when an invitation can no more be answered. */
export const closedInvitations: Record<Exclude<InvitationState, 'pending'>, { fact: string; then: string }> = {
  accepted: { fact: 'Vous avez déjà accepté', then: 'Votre compte est ouvert : il ne reste qu’à vous connecter.' },
  declined: { fact: 'Vous avez refusé cette invitation', then: 'Si vous changez d’avis, demandez-en une nouvelle à la coordination.' },
  expired: { fact: 'Cette invitation est passée', then: 'Elle servait quatorze jours. Demandez à la coordination de vous la renvoyer.' },
  revoked: { fact: 'Cette invitation a été retirée', then: 'La coordination de votre département vous dira pourquoi.' },
};

export const weaknessNames: Record<Weakness, string> = {
  'own-words': 'il contient votre nom, votre adresse ou le nom du site',
  common: 'c’est un mot ou un mot de passe très répandu',
  name: 'c’est un nom ou un prénom',
  keyboard: 'ses touches se suivent sur le clavier',
  repeated: 'il répète les mêmes signes',
  sequence: 'ses signes se suivent, comme abc ou 123',
  date: 'il contient une date ou une année',
};

/** French of the codes that schemas name. */
export const fieldLabels: Record<string, string> = {
  'password-short': `Écrivez au moins ${PASSWORD_MIN} caractères : quelques mots sans rapport entre eux suffisent.`,
  'unwritable-character': 'Un caractère de ce texte ne peut pas être gardé. Retapez-le.',
  'line-break': 'Écrivez sur une seule ligne.',
};

export const endRefusals: Record<string, string> = {
  'last-coordinator': 'C’est la dernière personne à coordonner : invitez d’abord la suite.',
  'seat-ended': 'Ce rôle a déjà pris fin.',
};

/** « Firefox sur Windows », as far as it is known. */
export function deviceName({ browser, system }: Pick<OwnSession, 'browser' | 'system'>): string {
  if (browser && system) return `${browser} sur ${system}`;
  return browser ?? system ?? 'Un appareil inconnu';
}

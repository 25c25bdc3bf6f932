import type { InvitableRole } from '@promenade/identity/model';
import type { Letter } from '@promenade/platform/api';

/** The link that lets in without a password; whoever did not ask for it has nothing to do. */
export function magicLetter(to: string, firstName: string, link: string, now: Date): Letter {
  return {
    to,
    department: null,
    occasion: `magic-link/${to}/${now.toISOString()}`,
    subject: 'Votre lien pour entrer dans Promenade (15 min)',
    parts: [
      `Bonjour ${firstName},`,
      'Voici le lien que vous avez demandé. Il sert une seule fois, pendant quinze minutes.',
      { link, label: 'Entrer dans Promenade' },
      'Vous n’avez rien demandé ? Vous n’avez rien à faire : sans ce lien, personne n’entre.',
    ],
  };
}

/** The way to a new password. */
export function resetLetter(to: string, firstName: string, link: string, now: Date): Letter {
  return {
    to,
    department: null,
    occasion: `password-reset/${to}/${now.toISOString()}`,
    subject: 'Choisir un nouveau mot de passe (30 min)',
    parts: [
      `Bonjour ${firstName},`,
      'Ce lien mène à la page où choisir un nouveau mot de passe. Il sert une seule fois, pendant trente minutes.',
      { link, label: 'Choisir un mot de passe' },
      'Vous n’avez rien demandé ? Gardez votre mot de passe : rien n’a changé.',
    ],
  };
}

/** Told after each change: whoever did not make it learns it at once. */
export function passwordChangedLetter(to: string, firstName: string, now: Date): Letter {
  return {
    to,
    department: null,
    occasion: `password-changed/${to}/${now.toISOString()}`,
    subject: 'Votre mot de passe vient de changer',
    parts: [
      `Bonjour ${firstName},`,
      'Le mot de passe de votre compte Promenade vient de changer, et vos autres appareils ont été déconnectés.',
      'Ce n’est pas vous ? Demandez tout de suite un nouveau mot de passe depuis la page de connexion, puis prévenez votre coordination.',
    ],
  };
}

const NOT_YOU = 'Ce n’est pas vous ? Changez tout de suite votre mot de passe, puis prévenez votre coordination.';

/** Told when a code begins to be asked beside the password. */
export function secondFactorOnLetter(to: string, firstName: string, now: Date): Letter {
  return {
    to,
    department: null,
    occasion: `second-factor-on/${to}/${now.toISOString()}`,
    subject: 'La connexion en deux étapes est activée',
    parts: [
      `Bonjour ${firstName},`,
      'Un code de votre téléphone est désormais demandé à chaque connexion à Promenade, et vos autres appareils ont été déconnectés.',
      'Gardez vos codes de secours hors du téléphone : chacun d’eux sert une fois, le jour où vous ne l’avez plus.',
      NOT_YOU,
    ],
  };
}

/** Told when the password is enough again. */
export function secondFactorOffLetter(to: string, firstName: string, now: Date): Letter {
  return {
    to,
    department: null,
    occasion: `second-factor-off/${to}/${now.toISOString()}`,
    subject: 'La connexion en deux étapes est désactivée',
    parts: [`Bonjour ${firstName},`, 'Aucun code n’est plus demandé pour entrer dans Promenade : votre mot de passe suffit.', NOT_YOU],
  };
}

/** The same, decided by somebody else for a person who has lost telephone and codes. */
export function secondFactorResetLetter(to: string, firstName: string, now: Date): Letter {
  return {
    to,
    department: null,
    occasion: `second-factor-reset/${to}/${now.toISOString()}`,
    subject: 'Votre connexion en deux étapes a été réinitialisée',
    parts: [
      `Bonjour ${firstName},`,
      'La coordination a réinitialisé votre connexion en deux étapes : aucun code n’est plus demandé, et tous vos appareils ont été déconnectés.',
      'Entrez avec votre mot de passe, puis activez-la de nouveau dans « Mon compte ».',
      'Vous n’avez rien demandé ? Prévenez tout de suite votre coordination.',
    ],
  };
}

/** @param codeId the code that served @param left those that may still serve */
export function recoveryCodeUsedLetter(to: string, firstName: string, codeId: string, left: number): Letter {
  const rest = ['Il n’en reste aucun', 'Il en reste un'][left] ?? `Il en reste ${left}`;
  return {
    to,
    department: null,
    occasion: `recovery-code-used/${codeId}`,
    subject: 'Un code de secours vient de servir',
    parts: [
      `Bonjour ${firstName},`,
      `Un de vos codes de secours vient de servir dans Promenade. ${rest} : vous pouvez en faire d’autres dans « Mon compte ».`,
      NOT_YOU,
    ],
  };
}

const subjects: Record<InvitableRole, string> = {
  promeneur: 'Votre place parmi les promeneurs du Net',
  structure: 'Votre structure et les promeneurs du Net',
  coordinator: 'La coordination des promeneurs du Net vous attend',
  caf: 'Le suivi des promeneurs du Net vous est ouvert',
  facilitator: 'Vos séances avec les promeneurs du Net',
  partner: 'Les chiffres des promeneurs du Net vous sont ouverts',
};

const purposes: Record<InvitableRole, string> = {
  promeneur: 'Vous y signez la charte en ligne, puis votre fiche paraît dans l’annuaire public.',
  structure: 'Vous y signez la charte au nom de votre structure, et vous y suivez ses promeneurs.',
  coordinator: 'Vous y animez le réseau : l’annuaire, les chartes, les comptes, le tableau de bord.',
  caf: 'Vous y suivez le réseau : l’annuaire, les signatures, le tableau de bord.',
  facilitator: 'Vous y retrouvez les séances que vous animez.',
  partner: 'Vous y lisez le tableau de bord du réseau.',
};

export interface InvitationLetter {
  readonly id: string;
  readonly to: string;
  readonly firstName: string;
  readonly role: InvitableRole;
  readonly department: { readonly code: string; readonly name: string };
  /** Nobody to name: the letter then speaks for the network. */
  readonly invitedBy: string | undefined;
  readonly link: string;
  readonly endsAt: Date;
  readonly now: Date;
}

/** What one is invited to, by whom, and until when one may answer. */
export function invitationLetter(order: InvitationLetter): Letter {
  const { department, role, invitedBy, endsAt, now } = order;
  return {
    to: order.to,
    department: department.code,
    occasion: `invitation/${order.id}/${now.toISOString()}`,
    subject: `${subjects[role]} (${department.name}) : votre accès à Promenade`,
    parts: [
      `Bonjour ${order.firstName},`,
      `${invitedBy ?? 'Le réseau des promeneurs du Net'} vous ouvre un accès à Promenade, l’outil du réseau de votre département, ${department.name} (${department.code}).`,
      purposes[role],
      { link: order.link, label: 'Répondre à l’invitation' },
      `Vous avez jusqu’au ${dayOf(endsAt)} pour accepter ou refuser. Sans réponse de votre part, aucun compte n’est créé.`,
    ],
  };
}

function dayOf(instant: Date): string {
  const said = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(instant);
  return said.replace(/^1 /, '1er ');
}

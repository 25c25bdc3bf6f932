import type { Verdict } from '@promenade/documents/model';
import type { IconName, Status } from '@promenade/platform/web';
import type { Unreadable } from './file-reading';

/** How a signatory proved who they were. */
export const meansWords: Readonly<Record<string, string>> = {
  'email-code': 'code reçu par courriel',
  totp: 'code d’une application de son téléphone',
  paper: 'signature manuscrite, relue par la coordination',
  demonstration: 'démonstration : personne n’a signé',
};

export interface VerdictWords {
  readonly icon: IconName;
  readonly is: Status;
  readonly state: string;
  readonly box: '' | 'warn' | 'past';
}

export const verdictWords: Readonly<Record<Exclude<Verdict, 'unknown'>, VerdictWords>> = {
  genuine: { icon: 'shield', is: 'good', state: 'en vigueur', box: '' },
  superseded: { icon: 'history', is: 'past', state: 'remplacé', box: 'past' },
  revoked: { icon: 'warn', is: 'bad', state: 'révoqué', box: 'warn' },
};

/** Revoked without a decision: whoever signed has left, or did not sign the newer text in time. Nobody did anything wrong. */
export const endedWords: Readonly<Record<'participation-ended' | 'lapsed', VerdictWords>> = {
  'participation-ended': { icon: 'history', is: 'past', state: 'participation terminée', box: 'past' },
  lapsed: { icon: 'history', is: 'past', state: 'non renouvelé', box: 'past' },
};

/** Why a file was not compared, and what to do. */
export const unreadableWords: Readonly<Record<Unreadable, { readonly title: string; readonly todo: string }>> = {
  empty: {
    title: 'Ce fichier est vide',
    todo: 'L’enregistrement ou l’envoi s’est sans doute interrompu. Redemandez le fichier à qui vous l’a donné.',
  },
  'not-pdf': {
    title: 'Ce fichier n’est pas un PDF',
    todo: 'Un document signé avec Promenade est un PDF. Une photo ou un scan ne se compare pas : demandez le fichier, ou tapez le code imprimé.',
  },
  'too-large': {
    title: 'Ce fichier ne vient pas de Promenade',
    todo: 'Il pèse plus de 20 Mo, et aucun document signé ici n’est aussi lourd. Il n’a pas été lu plus loin.',
  },
  unreadable: {
    title: 'Votre appareil n’a pas pu lire ce fichier',
    todo: 'Il a peut-être été déplacé, ou il est encore dans un nuage. Enregistrez-le sur l’appareil, puis choisissez-le de nouveau.',
  },
  'no-crypto': {
    title: 'Ce navigateur ne peut pas calculer l’empreinte ici',
    todo: 'Il ne le fait que sur une page sécurisée, en https. Calculez-la vous-même : la page « Vérifier sans Promenade » dit comment.',
  },
};

import type { DiscrepancyKind, DocumentKind, Standing } from '@promenade/documents/model';
import type { Status } from '@promenade/platform/web';

export const kindLabels: Readonly<Record<DocumentKind, string>> = { charter: 'charte signée', upload: 'fichier envoyé' };

export const standingLabels: Readonly<Record<Standing, string>> = {
  'in-force': 'en vigueur',
  superseded: 'remplacé',
  lapsed: 'non renouvelé',
  ended: 'participation terminée',
  revoked: 'révoqué',
};

export const standingChips = {
  'in-force': 'good',
  superseded: 'past',
  lapsed: 'past',
  ended: 'past',
  revoked: 'bad',
} as const satisfies Record<Standing, Status>;

export const discrepancyWords: Readonly<
  Record<DiscrepancyKind, { readonly is: Status; readonly state: string; readonly means: string; readonly todo: string }>
> = {
  missing: {
    is: 'bad',
    state: 'fichier manquant',
    means: 'Promenade connaît ce document, et son fichier n’est plus sur le disque.',
    todo: 'Demandez à qui tient le serveur de remettre ce fichier depuis une sauvegarde, à la même place, puis vérifiez de nouveau.',
  },
  altered: {
    is: 'bad',
    state: 'fichier abîmé',
    means: 'Le fichier est là, et ce n’est plus celui qui a été gardé : Promenade ne le remet à personne.',
    todo: 'Demandez à qui tient le serveur de remettre ce fichier depuis une sauvegarde, à la même place, puis vérifiez de nouveau.',
  },
  orphan: {
    is: 'info',
    state: 'fichier sans document',
    means: 'Un envoi a été interrompu avant la fin : la personne a vu une erreur, et rien n’est enregistré.',
    todo: 'Il n’y a rien à réparer. Écartez ce constat ; le fichier reste sur le disque jusqu’à ce qu’une personne l’en retire.',
  },
};

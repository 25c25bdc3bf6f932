import type { CancelReason, RequestState, SignatoryRole, SignatoryState } from '@promenade/signatures/model';

export const roleLabels: Readonly<Record<SignatoryRole, string>> = { representative: 'la structure', promeneur: 'le promeneur' };

export const requestLabels: Readonly<Record<RequestState, string>> = {
  pending: 'en attente',
  complete: 'signée',
  refused: 'refusée',
  expired: 'périmée',
};

export const requestStatus = { pending: 'half', complete: 'good', refused: 'bad', expired: 'past' } as const satisfies Record<
  RequestState,
  string
>;

export const signatoryLabels: Readonly<Record<SignatoryState, string>> = {
  waiting: 'pas encore son tour',
  turn: 'à son tour',
  signed: 'a signé',
  refused: 'a refusé',
};

export const cancelLabels: Readonly<Record<CancelReason, string>> = {
  'address-wrong': 'L’adresse n’était pas la bonne',
  'signatory-wrong': 'Ce n’était pas à cette personne de signer',
  'asked-in-error': 'La demande est partie par erreur',
  left: 'La personne a quitté le réseau',
};

/** Codes of the contract's schemas, in French (`FIELD_LABELS`). */
export const fieldLabels: Readonly<Record<string, string>> = {
  'code-format': 'Le code a six chiffres.',
  'drawing-empty': 'Signez dans le cadre, ou tapez votre nom.',
  'drawing-missing': 'Signez dans le cadre, ou tapez votre nom.',
  'drawing-too-long': 'Ce dessin est trop long. Recommencez, plus simplement.',
  'typed-sentence-missing': 'Recopiez les mots demandés.',
  'typed-name-missing': 'Tapez votre nom, comme sur un papier.',
};

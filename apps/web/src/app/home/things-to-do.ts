import type { Role } from '@promenade/platform/model';
import { counted, type IconName } from '@promenade/platform/web';
import type { SignatureRequest } from '@promenade/signatures/model';

/** What the API said; a figure that was not asked, or did not come, makes no card. */
export interface Facts {
  readonly promeneurs?: number;
  readonly unsigned?: number;
  readonly awaitingStructure?: number;
  readonly awaitingPromeneur?: number;
  /** Requests under way that the person may see. */
  readonly pending?: readonly Pick<SignatureRequest, 'id' | 'next' | 'promeneur' | 'version'>[];
}

export interface Thing {
  readonly is: 'bad' | 'warn' | 'info';
  readonly icon: IconName;
  readonly kind: string;
  readonly fact: string;
  readonly detail: string;
  readonly action: string;
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** What to do next in this seat, the most pressing first; empty when nothing waits. */
export function thingsToDo(role: Role, facts: Facts): readonly Thing[] {
  if (role === 'coordinator') return ofCoordinator(facts);
  if (role === 'structure') return (facts.pending ?? []).filter(({ next }) => next?.role === 'representative').map(toSignForStructure);
  if (role === 'promeneur') return (facts.pending ?? []).filter(({ next }) => next?.role === 'promeneur').map(toSignForOneself);
  return role === 'visitor' || role === 'facilitator' ? [] : [toRead];
}

const toRead: Thing = {
  is: 'info',
  icon: 'chart',
  kind: 'À lire',
  fact: 'Le tableau de bord du réseau est à jour',
  detail: 'Promeneurs, structures, chartes et communes, avec la définition de chaque chiffre.',
  action: 'Voir le tableau de bord',
  path: '/tableau-de-bord',
};

function ofCoordinator({ promeneurs, unsigned = 0, awaitingStructure = 0, awaitingPromeneur = 0 }: Facts): Thing[] {
  const things: Thing[] = [];
  if (promeneurs === 0) things.push(toImport);
  if (awaitingPromeneur) things.push(forPromeneurs(awaitingPromeneur));
  if (awaitingStructure) things.push(forStructures(awaitingStructure));
  if (unsigned) things.push(toAsk(unsigned));
  return things;
}

const toImport: Thing = {
  is: 'info',
  icon: 'import',
  kind: 'Pour commencer',
  fact: 'Votre annuaire est vide',
  detail: 'Importez le tableau que vous tenez aujourd’hui\u00a0: vous relisez chaque ligne avant qu’elle soit enregistrée.',
  action: 'Importer le tableau',
  path: '/import',
};

function forPromeneurs(count: number): Thing {
  return {
    is: 'warn',
    icon: 'wait',
    kind: 'Signatures en cours',
    fact: `${counted(count, 'charte attend', 'chartes attendent')} la signature du promeneur`,
    detail: 'La structure a déjà signé. Sans cette signature, la fiche n’est pas dans l’annuaire public.',
    action: 'Voir qui relancer',
    path: '/promeneurs',
    params: { state: 'awaiting-promeneur' },
  };
}

function forStructures(count: number): Thing {
  return {
    is: 'warn',
    icon: 'wait',
    kind: 'Signatures en cours',
    fact: `${counted(count, 'charte attend', 'chartes attendent')} la signature de la structure`,
    detail: 'Le promeneur pourra signer ensuite.',
    action: 'Voir qui relancer',
    path: '/promeneurs',
    params: { state: 'awaiting-structure' },
  };
}

function toAsk(count: number): Thing {
  return {
    is: 'info',
    icon: 'sign',
    kind: 'Chartes à demander',
    fact: `${counted(count, 'promeneur n’a', 'promeneurs n’ont')} pas encore reçu la charte`,
    detail: 'Une demande suffit\u00a0: la structure signe, puis le promeneur, et la fiche devient publique.',
    action: 'Demander les signatures',
    path: '/promeneurs',
    params: { state: 'unsigned' },
  };
}

type Request = NonNullable<Facts['pending']>[number];

function toSignForStructure({ id, promeneur, version }: Request): Thing {
  return {
    is: 'warn',
    icon: 'sign',
    kind: 'À signer',
    fact: `La charte de ${promeneur.firstName} ${promeneur.lastName} attend votre signature`,
    detail: `${version.title}. Comptez cinq minutes\u00a0: lire, recevoir un code, signer.`,
    action: 'Lire et signer',
    path: `/signer/${id}`,
  };
}

function toSignForOneself({ id, version }: Request): Thing {
  return {
    is: 'warn',
    icon: 'sign',
    kind: 'À signer',
    fact: 'Votre charte attend votre signature',
    detail: `${version.title}. Votre structure a déjà signé\u202f; ensuite, votre fiche sera dans l’annuaire.`,
    action: 'Lire et signer',
    path: `/signer/${id}`,
  };
}

import type { Alert, AlertKind } from '@promenade/directory/model';
import type { Role } from '@promenade/platform/model';
import type { IconName } from '@promenade/platform/web';
import type { SignatureRequest } from '@promenade/signatures/model';
import { wordsOf } from './alert-words.fr';

/** What the API said; what was not asked, or did not come, makes no card. */
export interface Facts {
  /** How many promeneurs the directory holds. */
  readonly promeneurs?: number;
  /** What waits, the newest first. */
  readonly alerts?: readonly Alert[];
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
  readonly fragment?: string | undefined;
  /** What puts it aside; what one must do oneself cannot be. */
  readonly key?: AlertKind;
}

/** What to do next in this seat: what one must sign, then what waits, the newest first; empty when nothing waits. */
export function thingsToDo(role: Role, { promeneurs, alerts = [], pending = [] }: Facts): readonly Thing[] {
  const things = alerts.filter(({ pausedUntil }) => pausedUntil === null).map(ofAlert);
  return [...beforeAll(role, promeneurs, pending), ...things, ...(readers.includes(role) ? [toRead] : [])];
}

const readers: readonly Role[] = ['caf', 'national', 'partner'];

/** What nobody else can do, and what nothing can be done without. */
function beforeAll(role: Role, promeneurs: number | undefined, pending: readonly Request[]): Thing[] {
  if (role === 'coordinator') return promeneurs === 0 ? [toImport] : [];
  if (role === 'structure') return pending.filter(({ next }) => next?.role === 'representative').map(toSignForStructure);
  return role === 'promeneur' ? pending.filter(({ next }) => next?.role === 'promeneur').map(toSignForOneself) : [];
}

/** Those put aside, as long as they are. */
export function putAside({ alerts = [] }: Facts): readonly (Thing & { readonly until: string })[] {
  return alerts.flatMap((alert) => (alert.pausedUntil === null ? [] : [{ ...ofAlert(alert), until: alert.pausedUntil }]));
}

function ofAlert(alert: Alert): Thing {
  const { is, path, query, fragment, key } = alert;
  return { ...wordsOf(alert), is, path, params: query, fragment, key };
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

const toImport: Thing = {
  is: 'info',
  icon: 'import',
  kind: 'Pour commencer',
  fact: 'Votre annuaire est vide',
  detail: 'Importez le tableau que vous tenez aujourd’hui\u00a0: vous relisez chaque ligne avant qu’elle soit enregistrée.',
  action: 'Importer le tableau',
  path: '/import',
};

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

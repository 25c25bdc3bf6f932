import { fr } from '@promenade/platform/web';
import type { EventKind, EventMeans, SignatureEvent } from '@promenade/signatures/model';

/** `%` stands for whoever it is about. */
const sentences: Readonly<Record<EventKind, string>> = {
  created: 'Signature demandée par la coordination',
  sent: 'Courriel envoyé à %',
  reminded: 'Relance envoyée à %',
  opened: 'Document ouvert par %',
  'code-sent': 'Code envoyé à %',
  'code-verified': 'Le bon code, donné par %',
  'second-factor-verified': 'Le bon code de son application, donné par %',
  signed: '% a signé',
  refused: '% a refusé de signer',
  'paper-received': 'Document signé à la main, déposé par %',
  'paper-accepted': 'Document signé à la main, vérifié par la coordination',
  'paper-declined': 'Document signé à la main, refusé par la coordination',
  sealed: 'Cachet technique posé',
  completed: 'Document complet : tout le monde a signé',
  expired: 'Délai passé sans signature',
  cancelled: 'Demande annulée',
  superseded: 'Remplacée par une version plus récente du texte',
  revoked: 'Signature retirée',
  lapsed: 'Signature qui ne compte plus : le nouveau texte n’a pas été signé à temps',
};

const means: Readonly<Record<EventMeans, string>> = {
  'email-code': 'par un code reçu par courriel',
  totp: 'par le code de son application',
  paper: 'à la main, sur papier',
  demonstration: 'dans la démonstration, sans valeur',
};

const parts = { representative: 'la structure', promeneur: 'le promeneur', coordination: 'la coordination', house: 'Promenade' };

/** What happened, in one sentence: « Isabelle Noël a signé, par un code reçu par courriel ». */
export function eventWords({ kind, who, means: by }: SignatureEvent): string {
  const name = who.name ?? parts[who.role];
  const said = fr(sentences[kind]).replace('%', name);
  return kind === 'signed' && by ? `${said}, ${means[by]}` : said;
}

const statuses: Partial<Record<EventKind, 'good' | 'bad'>> = {
  ...{ signed: 'good', completed: 'good', 'paper-accepted': 'good' },
  ...{ refused: 'bad', revoked: 'bad', 'paper-declined': 'bad' },
};

/** How a step is drawn: done, gone wrong, or a step among others. */
export const eventStatus = (kind: EventKind): 'good' | 'bad' | '' => statuses[kind] ?? '';

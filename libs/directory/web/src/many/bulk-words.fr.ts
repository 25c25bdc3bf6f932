import type { BulkAct, BulkReason, BulkVerb, MailingAddressees, RecordKind } from '@promenade/directory/model';
import { count, counted, fr } from '@promenade/platform/web';

export const nouns: Record<RecordKind, readonly [string, string]> = {
  promeneur: ['personne', 'personnes'],
  structure: ['structure', 'structures'],
};

export const addresseeLabels: Record<MailingAddressees, string> = {
  representative: 'À qui signe pour elle',
  contacts: 'À ses contacts',
  both: 'À qui signe pour elle et à ses contacts',
};

/** Why it was not done for somebody: « Léa Marchal a déjà un compte ». */
export const bulkReasons: Record<BulkReason, string> = {
  'email-missing': 'n’a pas d’adresse électronique : ajoutez-la à sa fiche',
  left: 'n’est plus dans le réseau',
  'has-account': 'a déjà un compte',
  'already-member': 'a déjà un compte dans le département',
  'already-invited': 'a déjà une invitation en attente : renvoyez-la depuis sa fiche',
  'nothing-waiting': 'n’a pas de charte en attente',
  'reminded-today': 'a déjà reçu une relance aujourd’hui',
  'reminded-yesterday': 'a déjà reçu une relance hier',
  refused: 'demande à être vu depuis sa fiche',
};

const underway: Record<BulkVerb, string> = { invite: 'Envoi des invitations', remind: 'Envoi des relances' };
const sent: Record<BulkVerb, readonly [string, string]> = {
  invite: ['invitation envoyée', 'invitations envoyées'],
  remind: ['relance envoyée', 'relances envoyées'],
};
const notDone: Record<BulkVerb, readonly [string, string]> = { invite: ['invitation', 'invitations'], remind: ['relance', 'relances'] };

/** What an act on many did, or is doing: « 12 invitations envoyées. 2 sont reprises. 3 fiches sont laissées de côté. » */
export function saidOf({ act, state, total, done, leftOut, takenBack }: BulkAct): string {
  if (state === 'underway') return fr(`${underway[act]} : ${count(done + leftOut)} sur ${count(total)}.`);
  const left = total - done - leftOut;
  return fr(
    [
      done || !leftOut ? `${counted(done, ...sent[act])}.` : '',
      takenBack ? `${counted(takenBack, 'est reprise', 'sont reprises')}.` : '',
      leftOut ? `${counted(leftOut, 'fiche est laissée', 'fiches sont laissées')} de côté.` : '',
      left ? `L’envoi s’est arrêté : ${counted(left, ...notDone[act])} à faire. Recommencez, personne ne recevra deux lettres.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  );
}

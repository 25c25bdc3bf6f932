import { createHash } from 'node:crypto';
import type { SeatHolder } from '@promenade/identity/api';
import type { Letter } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { dayInFrench } from './pdf/french';

/** A signed list of the day: whose, how many chains, and its digest. */
export interface ListTold {
  readonly departmentName: string;
  readonly heads: number;
  readonly sha256: string;
}

const WHY =
  'Gardez ce courriel. Une liste signée que nous serions seuls à détenir pourrait être refaite ; son empreinte, dans une boîte qui n’est pas chez nous, ne le peut pas.';

/**
 * What was listed in the night, by its digest: kept in a mailbox outside the house, it is what a list made anew cannot match.
 * @param lists all of one day, never none
 */
export function anchorLetter({ email, firstName }: SeatHolder, day: IsoDate, lists: readonly ListTold[], house: string): Letter {
  return {
    to: email,
    // Names no address: an occasion is kept when the letter is gone.
    occasion: `evidence-anchor/${day}/${createHash('sha256').update(email).digest('hex').slice(0, 32)}`,
    subject: `Signatures : la liste signée du ${dayInFrench(day)}`,
    parts: [
      `Bonjour ${firstName},`,
      `Cette nuit, l’état de chaque signature qui a avancé a été noté dans une liste signée, celle du ${dayInFrench(day)}. Voici l’empreinte SHA-256 ${lists.length > 1 ? 'de chacune' : 'de cette liste'}.`,
      ...lists.map(told),
      WHY,
      { link: `${house}/chartes/listes-signees`, label: 'Voir les listes et les télécharger' },
    ],
  };
}

function told({ departmentName, heads, sha256 }: ListTold): string {
  return `${departmentName} (${heads} signature${heads > 1 ? 's' : ''}) : ${sha256}`;
}

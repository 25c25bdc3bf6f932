import { randomInt } from 'node:crypto';
import { slugAlphabet, slugTail } from '@promenade/directory/model';

/** Four signs at random: a slug is neither guessed nor shared. */
export function tail(): string {
  return Array.from({ length: slugTail }, () => slugAlphabet[randomInt(slugAlphabet.length)]).join('');
}

import type { LetterPart } from '@promenade/platform/api';
import { typeset } from './typography';

export const FOOT = 'Promenade écrit ce message à votre adresse ; personne ne lit les réponses qu’on lui fait.';

/** Under letters that are no duty. */
export const STOP = 'Ne plus recevoir ces courriels';

/** A letter as plain text: every link written out, every code on a line of its own. */
export function textOf(parts: readonly LetterPart[], stop: string | null = null): string {
  const foot = `-- \n${typeset(FOOT)}${stop ? `\n${typeset(`${STOP} :`)}\n${stop}` : ''}`;
  return [...parts.map(linesOf), foot].join('\n\n') + '\n';
}

/** The absolute addresses a letter holds, in order, each once. */
export function linksOf(parts: readonly LetterPart[]): string[] {
  return [...new Set(parts.flatMap((part) => (typeof part === 'string' ? addressesIn(part) : 'link' in part ? [part.link] : [])))];
}

function linesOf(part: LetterPart): string {
  if (typeof part === 'string') return typeset(part);
  return 'link' in part ? `${typeset(`${part.label} :`)}\n${part.link}` : `${typeset('Votre code :')} ${part.code}`;
}

/** What surrounds an address in a sentence is not of it. */
function addressesIn(words: string): string[] {
  return [...words.matchAll(/https?:\/\/[^\s<>«»]+/g)].map(([address]) => address.replace(/[.,;:!?)]+$/, ''));
}

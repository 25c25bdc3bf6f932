import { plain } from '@promenade/platform/model';
import { type Volet, volets } from './volets';

const WORDS: readonly [Volet, RegExp][] = [
  ['youth', /^(?:j|jeun\w*|ado\w*|12 25|11 25|mineurs?|collegiens?|lyceens?|youth)$/],
  ['parenting', /^(?:p|parent\w*|famill\w*|reaap|parenting)$/],
];
const BOTH = /^(?:les )?(?:deux|2)(?: volets)?$|^(?:j ?p|p ?j)$|^mixte$|^tous(?: les)?(?: publics?)?$|^tout public$/;
/** Words that say nothing of who is met. */
const EMPTY = new Set(['volet', 'public', 'et', 'ou', 'les', 'des', 'aux', 'de', 'du', 'a', 'la', 'l', 'd']);

/** Youth, parenting or both, in the order of `volets`; undefined when a word of the cell is neither. */
export function readVolets(text: string): Volet[] | undefined {
  const words = plain(text).replace(/\b(1[12]) 25( ans)?\b/g, 'jeunes');
  if (BOTH.test(words)) return [...volets];
  const said = words.split(' ').filter((word) => !EMPTY.has(word));
  const read = said.map((word) => WORDS.find(([, pattern]) => pattern.test(word))?.[0]);
  if (read.length === 0 || read.includes(undefined)) return undefined;
  return volets.filter((volet) => read.includes(volet));
}

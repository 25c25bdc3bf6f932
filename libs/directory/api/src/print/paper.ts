import { Press, type Printing } from '@promenade/documents/api';
import type { Print } from '@promenade/directory/model';
import { badgeSheetTemplate, badgeTemplate } from './badge-template';
import { businessCardsTemplate } from './business-cards-template';
import type { Card } from './card';
import { posterTemplate } from './poster-template';

/** What is printed, and whether the badge goes on a sheet to be cut. */
export type Layout = Print | 'badge-sheet';

const templates: Readonly<Record<Layout, string>> = {
  badge: badgeTemplate,
  'badge-sheet': badgeSheetTemplate,
  'business-cards': businessCardsTemplate,
  poster: posterTemplate,
};

const titles: Readonly<Record<Layout, string>> = {
  badge: 'Badge',
  'badge-sheet': 'Badges à découper',
  'business-cards': 'Cartes de visite',
  poster: 'Affiche',
};

/** Whom to call when nobody answers: numbers of the State and of public bodies, the same everywhere in France. */
const help = [
  ['119', 'Enfance en danger', '24 h sur 24'],
  ['3018', 'Violences en ligne', 'de 9 h à 23 h'],
  ['0 800 235 236', 'Fil Santé Jeunes', 'de 9 h à 23 h'],
  ['3114', 'Idées noires', '24 h sur 24'],
].map((line) => line.map((words) => words.replaceAll(' ', '\u00a0')));
const danger = 'Danger immédiat : 17 (police), 15 (Samu), 112 (partout en Europe), 114 par SMS si l’on ne peut pas parler.'.replaceAll(
  /(?<=\d) | (?=:)/g,
  '\u00a0',
);

/** @param at the instant written in the file @param pictures photos by the name that cards give them @returns a tagged PDF (PDF/A-2a) */
export function paperOf(
  press: Press,
  layout: Layout,
  cards: readonly Card[],
  { at, pictures }: { readonly at: Date; readonly pictures: NonNullable<Printing['pictures']> },
): Promise<Buffer> {
  const whose = cards.length === 1 ? `${titles[layout]} : ${cards[0]!.firstName}` : `${titles[layout]} de ${cards.length} promeneurs`;
  return press.print(templates[layout], { cards, help, danger }, { title: whose, createdAt: at.toISOString(), pictures });
}

import type { PromeneurItem } from '@promenade/directory/model';
import { csvText, phoneOf } from '@promenade/platform/web';
import { stateLabels, voletsOf } from '../labels.fr';

const columns: readonly (readonly [title: string, said: (one: PromeneurItem) => string | null | undefined])[] = [
  ['Nom', ({ lastName }) => lastName],
  ['Prénom', ({ firstName }) => firstName],
  ['Fonction', (one) => one.function],
  ['Structure', ({ structure }) => structure?.name],
  ['Commune', ({ commune }) => commune?.name],
  ['Volet', ({ volets }) => voletsOf(volets)],
  ['État', ({ state }) => stateLabels[state]],
  ['Charte signée le', ({ charter }) => charter.signedOn],
  ['Courriel', ({ email }) => email],
  ['Téléphone', ({ phone }) => phone && phoneOf(phone)],
];

/** The list as a spreadsheet: a line a promeneur. */
export function csvOfPromeneurs(items: readonly PromeneurItem[]): string {
  return csvText([columns.map(([title]) => title), ...items.map((one) => columns.map(([, said]) => said(one) ?? ''))]);
}

/** « 28 personnes dans 16 structures, 19 pour les jeunes et 9 pour les parents. » */
export function summaryOf(items: readonly PromeneurItem[]): string {
  if (items.length < 2) return '';
  const structures = new Set(items.flatMap(({ structure }) => (structure ? [structure.id] : []))).size;
  const [youth, parents] = (['youth', 'parenting'] as const).map((volet) => items.filter(({ volets }) => volets.includes(volet)).length);
  const where = structures ? ` dans ${structures} ${structures < 2 ? 'structure' : 'structures'}` : '';
  return `${items.length} personnes${where}, ${youth} pour les jeunes et ${parents} pour les parents.`;
}

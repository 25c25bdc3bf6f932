import type { PromeneurItem } from '@promenade/directory/model';

/** « 28 personnes dans 16 structures, 19 pour les jeunes et 9 pour les parents. » */
export function summaryOf(items: readonly PromeneurItem[]): string {
  if (items.length < 2) return '';
  const structures = new Set(items.flatMap(({ structure }) => (structure ? [structure.id] : []))).size;
  const [youth, parents] = (['youth', 'parenting'] as const).map((volet) => items.filter(({ volets }) => volets.includes(volet)).length);
  const where = structures ? ` dans ${structures} ${structures < 2 ? 'structure' : 'structures'}` : '';
  return `${items.length} personnes${where}, ${youth} pour les jeunes et ${parents} pour les parents.`;
}

import { type CoverageKind, type CoverageTotals, coveredShare } from '@promenade/directory/model';
import { count, counted, fr } from '@promenade/platform/web';

/** One, several, and how it is called over a column. */
export const kindWords: Readonly<Record<CoverageKind, { readonly one: string; readonly many: string; readonly title: string }>> = {
  commune: { one: 'commune', many: 'communes', title: 'Communes' },
  epci: { one: 'intercommunalité', many: 'intercommunalités', title: 'Intercommunalités' },
  ctg: { one: 'CTG', many: 'CTG', title: 'CTG' },
  qpv: { one: 'quartier prioritaire', many: 'quartiers prioritaires', title: 'Quartiers (QPV)' },
};

/** « 62 % »; a dash when nobody is known to live there. */
export function shareSaid(totals: CoverageTotals): string {
  const share = coveredShare(totals);
  return share === null ? '–' : fr(`${Math.round(share * 100)} %`);
}

/** What the page says first. */
export function findingOf(kind: CoverageKind, totals: CoverageTotals): string {
  const { one, many } = kindWords[kind];
  if (totals.covered === 0) return fr(`Aucun promeneur dans ${counted(totals.territories, one, many)}.`);
  const have = counted(totals.covered, `${one} a`, `${many} ont`);
  const share = coveredShare(totals) === null ? '' : `, où vivent ${shareSaid(totals)} des habitants`;
  const without = counted(totals.territories - totals.covered, 'autre n’en a pas.', 'autres n’en ont pas.', '');
  return fr(`${have} un promeneur${share}. ${totals.covered < totals.territories ? without : ''}`.trim());
}

export const populationSaid = (population: number | null): string => (population === null ? '–' : count(population));

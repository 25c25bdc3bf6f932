import { isoInstant, listOf, pageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { filter } from './filter';
import { volet } from './import/volets';

/** What coverage is counted by. */
export const coverageKinds = ['commune', 'epci', 'ctg', 'qpv'] as const;
export const coverageKind = z.enum(coverageKinds);
export type CoverageKind = z.infer<typeof coverageKind>;

export const coverageSorts = ['name', 'population', 'promeneurs'] as const;

/**
 * A territory and the listed promeneurs it has: those whose structure lies there, and those who serve it from elsewhere. A promeneur
 * of the two volets is counted in each, once in the whole.
 */
export const coverageItem = z.object({
  /** INSEE code, SIREN, or the id of a territory kept by the département. */
  id: z.string(),
  department: z.string(),
  kind: coverageKind,
  name: z.string(),
  /** The EPCI of a commune. */
  within: z.string().nullable(),
  communes: z.number().int(),
  /** Of the communes of the département that it has; null where it is not known (QPV). */
  population: z.number().int().nullable(),
  promeneurs: z.number().int(),
  youth: z.number().int(),
  parenting: z.number().int(),
  /** Among them, those whose structure lies there. */
  located: z.number().int(),
});
export type CoverageItem = z.infer<typeof coverageItem>;

/** A commune on the map: `at` is its latitude and longitude. None is guessed: without them a commune is in the table alone. */
export const coveragePoint = z.object({
  code: z.string(),
  name: z.string(),
  at: z.tuple([z.number(), z.number()]),
  promeneurs: z.number().int(),
});
export type CoveragePoint = z.infer<typeof coveragePoint>;

export const coverageTotals = z.object({
  territories: z.number().int(),
  covered: z.number().int(),
  population: z.number().int(),
  coveredPopulation: z.number().int(),
  /** Listed promeneurs of the volet asked for. */
  promeneurs: z.number().int(),
  /** Those of them who are in none of these territories: their structure has no known commune, and they serve nowhere. */
  unplaced: z.number().int(),
});
export type CoverageTotals = z.infer<typeof coverageTotals>;

/** `GET /api/territories/coverage`: a list, with what the whole of it comes to, whatever the page and whatever `covered` leaves out. */
export const territoryCoverage = listOf(coverageItem)
  .extend({
    computedAt: isoInstant,
    totals: coverageTotals,
    /** Where the communes with a promeneur are, and the others: what the map is drawn from. None for the country. */
    points: z.array(coveragePoint),
    backdrop: z.array(z.tuple([z.number(), z.number()])),
    /** Communes with a promeneur that no map can show. */
    withoutPlace: z.array(z.string()),
  })
  .meta({ id: 'TerritoryCoverage' });
export type TerritoryCoverage = z.infer<typeof territoryCoverage>;

/** `sort` begins with `-` for the greatest first. */
export const coverageQuery = pageQuery.extend({
  kind: coverageKind.default('commune'),
  volet: filter(volet),
  covered: filter(z.enum(['yes', 'no'])),
  sort: filter(z.enum([...coverageSorts, ...coverageSorts.map((sort) => `-${sort}` as const)])),
});
export type CoverageQuery = z.infer<typeof coverageQuery>;

/** `GET /api/territories/coverage/file`: the lines that the same filters show, in the same order. */
export const coverageFileQuery = coverageQuery.omit({ page: true, size: true }).extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') });
export type CoverageFileQuery = z.infer<typeof coverageFileQuery>;

/** The share of the population that lives in a covered territory, between 0 and 1; null where nobody is known to live. */
export function coveredShare({ population, coveredPopulation }: Pick<CoverageTotals, 'population' | 'coveredPopulation'>): number | null {
  return population > 0 ? coveredPopulation / population : null;
}

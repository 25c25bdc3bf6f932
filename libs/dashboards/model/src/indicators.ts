import { isoDate, isoInstant } from '@promenade/platform/model';
import * as z from 'zod';

/** The fourteen figures of a département's network (`doors.md`, Dashboard), in the order they are read. */
export const figureKeys = [
  'promeneurs-total',
  'promeneurs-youth',
  'promeneurs-parenting',
  'promeneurs-listed',
  'promeneurs-awaiting-signature',
  'structures-total',
  'structures-with-a-promeneur',
  'charters-complete',
  'charters-pending',
  'charters-missing',
  'communes-covered',
  'arrivals-12-months',
  'departures-12-months',
  'weekly-hours-mandated',
] as const;
export type FigureKey = (typeof figureKeys)[number];

export const figureUnits = ['people', 'structures', 'charters', 'communes', 'hours'] as const;
export type FigureUnit = (typeof figureUnits)[number];

/** `period` is a day for what stands today, or the twelve months up to it. Hours may have a half. */
export const figure = z.object({
  key: z.enum(figureKeys),
  value: z.number(),
  unit: z.enum(figureUnits),
  definition: z.string(),
  period: z.object({ from: isoDate.nullable(), to: isoDate }),
});
export type Figure = z.infer<typeof figure>;

/** The network on the last day of a month (today, for the present one). */
export const networkMonth = z.object({
  /** First day of the month. */
  month: isoDate,
  promeneurs: z.number().int(),
  charters: z.number().int(),
});
export type NetworkMonth = z.infer<typeof networkMonth>;

/** A commune where a structure employs a promeneur today. Without coordinates it is in the table and not on the map: none is guessed. */
export const coverage = z.object({
  commune: z.object({ code: z.string(), name: z.string() }),
  epci: z.object({ code: z.string(), name: z.string() }).nullable(),
  department: z.string(),
  population: z.number().int().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  structures: z.number().int(),
  promeneurs: z.number().int(),
  youth: z.number().int(),
  parenting: z.number().int(),
  listed: z.number().int(),
});
export type Coverage = z.infer<typeof coverage>;

/** `GET /api/dashboards/department`. `department` is none when the national level looks at the whole country. */
export const departmentDashboard = z
  .object({
    department: z.object({ code: z.string(), name: z.string() }).nullable(),
    computedAt: isoInstant,
    figures: z.array(figure),
    months: z.array(networkMonth),
    coverage: z.array(coverage),
    /** Latitude and longitude of the communes of the département, where known: what the map is drawn on. None for the country. */
    backdrop: z.array(z.tuple([z.number(), z.number()])),
    /** People whose structure has no known commune: counted above, on no map. */
    unplaced: z.number().int(),
  })
  .meta({ id: 'DepartmentDashboard' });
export type DepartmentDashboard = z.infer<typeof departmentDashboard>;

export const unitOf: Readonly<Record<FigureKey, FigureUnit>> = {
  'promeneurs-total': 'people',
  'promeneurs-youth': 'people',
  'promeneurs-parenting': 'people',
  'promeneurs-listed': 'people',
  'promeneurs-awaiting-signature': 'people',
  'structures-total': 'structures',
  'structures-with-a-promeneur': 'structures',
  'charters-complete': 'charters',
  'charters-pending': 'charters',
  'charters-missing': 'charters',
  'communes-covered': 'communes',
  'arrivals-12-months': 'people',
  'departures-12-months': 'people',
  'weekly-hours-mandated': 'hours',
};

/** Figures that count what happened over twelve months; the others say how things stand. */
export const overTwelveMonths: readonly FigureKey[] = ['arrivals-12-months', 'departures-12-months'];

import { isoDate, isoInstant } from '@promenade/platform/model';
import * as z from 'zod';
import { network } from './import/networks';
import { volet } from './import/volets';

/** A listed promeneur as the national site shows one (S2-18): what is public, nothing else. */
export const nationalRow = z.object({
  /** Tells one from another; never changes. */
  slug: z.string(),
  firstName: z.string(),
  structure: z.string(),
  commune: z.string().nullable(),
  communeCode: z.string().nullable(),
  volets: z.array(volet),
  profiles: z.array(z.object({ network, handle: z.string(), url: z.string().nullable() })),
  charterSignedOn: isoDate.nullable(),
});
export type NationalRow = z.infer<typeof nationalRow>;

export const nationalFields = ['firstName', 'structure', 'commune', 'volets', 'profiles', 'charterSignedOn'] as const;
export type NationalField = (typeof nationalFields)[number];

export const nationalDifferences = z.object({
  arrived: z.array(nationalRow),
  left: z.array(nationalRow),
  changed: z.array(z.object({ before: nationalRow, after: nationalRow, fields: z.array(z.enum(nationalFields)) })),
});
export type NationalDifferences = z.infer<typeof nationalDifferences>;

/** What the national site must be told: who arrived, who left, what changed with what stood there (S2-18). In the order of `now`, then of `before`. */
export function differencesSince(before: readonly NationalRow[], now: readonly NationalRow[]): NationalDifferences {
  const told = new Map(before.map((row) => [row.slug, row]));
  const here = new Set(now.map(({ slug }) => slug));
  const changed = now.flatMap((after) => {
    const known = told.get(after.slug);
    const fields = known ? fieldsChanged(known, after) : [];
    return known && fields.length > 0 ? [{ before: known, after, fields }] : [];
  });
  return { arrived: now.filter(({ slug }) => !told.has(slug)), left: before.filter(({ slug }) => !here.has(slug)), changed };
}

/** What the national site shows once it was told: `applied(before, differencesSince(before, now))` is `now`, whatever the order. */
export function applied(before: readonly NationalRow[], { arrived, left, changed }: NationalDifferences): NationalRow[] {
  const rows = new Map(before.map((row) => [row.slug, row]));
  for (const { slug } of left) rows.delete(slug);
  for (const row of [...arrived, ...changed.map(({ after }) => after)]) rows.set(row.slug, row);
  return [...rows.values()];
}

/** A commune is told by its code as much as by its name. */
function fieldsChanged(before: NationalRow, after: NationalRow): NationalField[] {
  const said = (row: NationalRow, field: NationalField) =>
    JSON.stringify(field === 'commune' ? [row.commune, row.communeCode] : field === 'profiles' ? row.profiles.map(wordOf) : row[field]);
  return nationalFields.filter((field) => said(before, field) !== said(after, field));
}

function wordOf({ network: where, handle, url }: NationalRow['profiles'][number]): string {
  return [where, handle, url ?? ''].join('\n');
}

export const nationalUpdate = z.object({ id: z.uuid(), department: z.string(), at: isoInstant, by: z.string(), listed: z.number().int() });
export type NationalUpdate = z.infer<typeof nationalUpdate>;

/** `GET /api/national-site`: who is listed today, and what changed since the national site was last told. */
export const nationalSite = z.object({
  listed: z.number().int(),
  last: nationalUpdate.nullable(),
  differences: nationalDifferences,
});
export type NationalSite = z.infer<typeof nationalSite>;

import { departmentCode, line, listOf, pageQuery, plain, type Refusal } from '@promenade/platform/model';
import * as z from 'zod';
import { blankable, filter } from './filter';

export const communeName = z.object({ code: z.string(), name: z.string() });
export type CommuneName = z.infer<typeof communeName>;

/** A commune as a picker offers it. */
export const communeItem = communeName.extend({
  department: z.string(),
  postalCodes: z.array(z.string()),
  epci: z.object({ code: z.string(), name: z.string() }).nullable(),
});
export type CommuneItem = z.infer<typeof communeItem>;
export const communeList = listOf(communeItem);

/** `GET /api/communes?q=`: a name or a postal code, as typed; the seat's département comes first. */
export const communeQuery = pageQuery.extend({ q: filter(line(100)), department: filter(departmentCode) });
export type CommuneQuery = z.infer<typeof communeQuery>;

/** An INSEE code of a commune (5 characters) or a SIREN of an EPCI (9 digits). */
export const territoryCode = z.string().regex(/^(?:\d{5}|2[AB]\d{3}|\d{9})$/);
export const communeCode = z.string().regex(/^(?:\d{5}|2[AB]\d{3})$/);
/** What a list of structures is filtered by: those, or the id of a territory kept by the département. */
export const territoryKey = z.union([territoryCode, z.uuid()]);
/** What a list of promeneurs is filtered by: the same, or a département, for those who serve it whole. */
export const presenceKey = z.union([territoryCode, z.uuid(), departmentCode]);

/**
 * What INSEE does not tell and the département keeps: CTG, the contracts that communes sign with the Caf (« convention territoriale
 * globale »), and QPV, the quarters of the city's policy.
 */
export const keptKinds = ['ctg', 'qpv'] as const;
export const keptKind = z.enum(keptKinds);
export type KeptKind = z.infer<typeof keptKind>;

export const territoryItem = z.object({
  id: z.uuid(),
  department: z.string(),
  kind: keptKind,
  /** Of a QPV: « QN08801M ». */
  code: z.string().nullable(),
  name: z.string(),
  /** In the order of the alphabet. */
  communes: z.array(communeName),
  /** Of those communes together; of a QPV, nobody knows here. */
  population: z.number().int().nullable(),
  /** Structures that say they lie there (QPV), or whose commune does (CTG). */
  structures: z.number().int(),
});
export type TerritoryItem = z.infer<typeof territoryItem>;
export const territoryList = listOf(territoryItem);
export type TerritoryList = z.infer<typeof territoryList>;

/** `GET /api/territories`. */
export const territoryQuery = pageQuery.extend({ q: filter(line(100)), kind: filter(keptKind) });
export type TerritoryQuery = z.infer<typeof territoryQuery>;

/** QN, QP or a code of before 2024: two letters, the département, a number, a letter of the year. */
const qpvCode = z
  .string()
  .transform((code) => code.replace(/[\s.-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^Q[NP](?:\d{3}|02[AB])\d{2,3}[A-Z]?$/, { error: 'qpv-code' }));

const territoryFields = {
  kind: keptKind,
  code: blankable(qpvCode),
  name: line(150),
  communeCodes: z
    .array(communeCode)
    .min(1)
    .max(1000)
    .transform((codes) => [...new Set(codes)].sort()),
};

/** `POST /api/territories`, and `PUT /api/territories/:id`: the territory whole. */
export const territoryDraft = z
  .strictObject({ ...territoryFields, code: territoryFields.code.optional() })
  .refine(({ kind, code }) => kind === 'qpv' || !code, { error: 'code-of-qpv', path: ['code'] });
export type TerritoryDraft = z.infer<typeof territoryDraft>;

/** Two territories of one kind bear neither the same name nor the same code. */
export function refusalToKeep(
  others: readonly { readonly id: string; readonly name: string; readonly code: string | null }[],
  wanted: { readonly id?: string; readonly name: string; readonly code?: string | null },
): Refusal<'territory-taken'> | undefined {
  const same = others.find(
    ({ id, name, code }) => id !== wanted.id && (plain(name) === plain(wanted.name) || (code !== null && code === (wanted.code ?? null))),
  );
  return same && { code: 'territory-taken', facts: { id: same.id, name: same.name } };
}

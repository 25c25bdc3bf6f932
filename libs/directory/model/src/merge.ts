import { isoDate, type IsoDate, listOf, pageQuery, type Refusal } from '@promenade/platform/model';
import * as z from 'zod';
import { pairKind } from './duplicates';
import { structureDetail, type StructureContact, type StructureDetail } from './structure';

/** What of a structure is chosen when two become one: what belongs together is chosen together (whoever signs: name and address). */
export const structureMergeKeys = [
  'name',
  'acronym',
  'type',
  'legalForm',
  'siret',
  'rna',
  'place',
  'qpv',
  'phone',
  'email',
  'website',
  'presentation',
  'representative',
  'welcomesPublic',
  'openingHours',
  'convention',
  'callOfOrigin',
] as const;
export const structureMergeKey = z.enum(structureMergeKeys);
export type StructureMergeKey = z.infer<typeof structureMergeKey>;

/** What each key holds in a record; null when there is nothing. */
const held: Readonly<Record<StructureMergeKey, (record: StructureDetail) => unknown>> = {
  name: ({ name }) => name,
  acronym: ({ acronym }) => acronym,
  type: ({ type }) => type,
  legalForm: ({ legalForm }) => legalForm,
  siret: ({ siret }) => siret,
  rna: ({ rna }) => rna,
  place: ({ address, postalCode, commune, point }) =>
    address || postalCode || commune || point ? { address, postalCode, commune, point } : null,
  qpv: ({ qpv }) => qpv,
  phone: ({ phone }) => phone,
  email: ({ email }) => email,
  website: ({ website }) => website,
  presentation: ({ presentation }) => presentation,
  representative: ({ representative: { hasAccount: _, ...said } }) => (Object.values(said).some(Boolean) ? said : null),
  welcomesPublic: ({ welcomesPublic }) => welcomesPublic,
  openingHours: ({ openingHours }) => (openingHours.length ? openingHours : null),
  convention: ({ convention: { startsOn, endsOn } }) => (startsOn || endsOn ? { startsOn, endsOn } : null),
  callOfOrigin: ({ callOfOrigin }) => callOfOrigin,
};

export const side = z.enum(['kept', 'other']);
export type Side = z.infer<typeof side>;

/** A line of the comparison. `takes` is what is proposed: what the kept record says, unless it says nothing. */
export const mergeLine = z.object({ key: structureMergeKey, differs: z.boolean(), takes: side });
export type MergeLine = z.infer<typeof mergeLine>;

/** Both records, field by field. */
export function comparisonOf(kept: StructureDetail, other: StructureDetail): MergeLine[] {
  return structureMergeKeys.map((key) => {
    const [mine, theirs] = [held[key](kept), held[key](other)];
    const differs = JSON.stringify(mine) !== JSON.stringify(theirs);
    return { key, differs, takes: mine === null && theirs !== null ? 'other' : 'kept' };
  });
}

/** `GET /api/structures/:id/merges/:otherId`: `id` is kept. What moves is counted, who moves is named. */
export const structureMergePreview = z.object({
  kept: structureDetail,
  other: structureDetail,
  lines: z.array(mergeLine),
  /** Employments of the other that go over; `joined` are those that overlap one here and become one with it. */
  employments: z.object({ moved: z.number().int(), joined: z.number().int() }),
});
export type StructureMergePreview = z.infer<typeof structureMergePreview>;

/** `POST /api/structures/:id/merges`: `take` names what is taken from the other; versions are those that were looked at. */
export const structureMergeDraft = z.strictObject({
  otherId: z.uuid(),
  take: z.array(structureMergeKey).default([]),
  versions: z.strictObject({ kept: z.number().int().positive(), other: z.number().int().positive() }).optional(),
});
export type StructureMergeDraft = z.infer<typeof structureMergeDraft>;

/** A merge that was made, and the record that stays. */
export const mergeDone = z.object({ id: z.uuid(), department: z.string(), keptId: z.uuid(), mergedId: z.uuid() });
export type MergeDone = z.infer<typeof mergeDone>;

/** A merge that stands: the record that was taken over, by its name of then, and the one that took it over. */
export const mergeItem = z.object({
  id: z.uuid(),
  department: z.string(),
  kind: pairKind,
  kept: z.object({ id: z.uuid(), name: z.string() }),
  mergedName: z.string(),
  mergedOn: isoDate,
});
export type MergeItem = z.infer<typeof mergeItem>;
export const mergeList = listOf(mergeItem);
export type MergeList = z.infer<typeof mergeList>;

/** `GET /api/merges`: the newest first. */
export const mergeQuery = pageQuery.extend({ kind: pairKind });
export type MergeQuery = z.infer<typeof mergeQuery>;

/** A record is merged once, and not with itself. */
export function refusalToMerge(
  kept: { readonly id: string; readonly name: string; readonly mergedInto: string | null },
  other: { readonly id: string; readonly name: string; readonly mergedInto: string | null },
): Refusal<'merged-already' | 'same-record'> | undefined {
  if (kept.id === other.id) return { code: 'same-record' };
  const gone = [kept, other].find(({ mergedInto }) => mergedInto !== null);
  return gone && { code: 'merged-already', facts: { id: gone.id, name: gone.name } };
}

/** Everybody of both, the kept record's first; the same person (by address, else by name and number) once. */
export function joinedContacts(kept: readonly StructureContact[], other: readonly StructureContact[]): StructureContact[] {
  const key = ({ name, email, phone }: StructureContact) => email ?? `${name.toLowerCase()} ${phone ?? ''}`;
  return [...new Map([...other, ...kept].map((one) => [key(one), one])).values()].sort(
    (one, next) => Number(!kept.includes(one)) - Number(!kept.includes(next)),
  );
}

/** Notes of both, the kept record's first. */
export function joinedNotes(kept: string | null, other: string | null): string | null {
  if (kept === null || other === null || kept === other) return kept ?? other;
  return `${kept}\n\n${other}`;
}

/** An employment as a merge sees it. */
export interface EmploymentSpan {
  readonly id: string;
  readonly promeneurId: string;
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly weeklyMinutes: number | null;
}

/** What becomes of the other's employments: those that move, and those that become one with one here (`into`, with its new days). */
export interface EmploymentsMerged {
  readonly moved: readonly string[];
  readonly joined: readonly { readonly ids: readonly string[]; readonly into: EmploymentSpan }[];
}

/**
 * A promeneur employed by both on one day is employed once: the employment here is stretched over both (an unknown first day stays
 * unknown, no last day stays none) and its hours stay, or are those of the other when it had none.
 *
 * @param partyOf who is on the other side of the records that become one: the promeneur when they are structures, else the structure
 */
export function mergedEmployments<Span extends EmploymentSpan>(
  kept: readonly Span[],
  other: readonly Span[],
  partyOf: (span: Span) => string = ({ promeneurId }) => promeneurId,
): EmploymentsMerged {
  const stays = new Set(kept.map(({ id }) => id));
  const runs = [...Map.groupBy([...kept, ...other], partyOf).values()].flatMap(runsOf);
  const alone = runs.filter((run) => run.length === 1).flat();
  return {
    moved: alone.filter(({ id }) => !stays.has(id)).map(({ id }) => id),
    joined: runs
      .filter((run) => run.length > 1)
      .map((run) => {
        const [into, ...rest] = [...run].sort((one, next) => Number(!stays.has(one.id)) - Number(!stays.has(next.id)));
        return { ids: rest.map(({ id }) => id), into: rest.reduce(stretch, into!) };
      }),
  };
}

/** Employments of one promeneur, in runs that share days. */
function runsOf(spans: readonly EmploymentSpan[]): EmploymentSpan[][] {
  const runs: EmploymentSpan[][] = [];
  let end = '';
  for (const span of [...spans].sort((one, other) => firstDay(one).localeCompare(firstDay(other)))) {
    const run = runs.at(-1);
    if (run && firstDay(span) <= end) run.push(span);
    else runs.push([span]);
    end = [end, lastDay(span)].sort()[1]!;
  }
  return runs;
}

function stretch(into: EmploymentSpan, span: EmploymentSpan): EmploymentSpan {
  const startsOn = into.startsOn === null || span.startsOn === null ? null : [into.startsOn, span.startsOn].sort()[0]!;
  const endsOn = into.endsOn === null || span.endsOn === null ? null : [into.endsOn, span.endsOn].sort()[1]!;
  return { ...into, startsOn, endsOn, weeklyMinutes: into.weeklyMinutes ?? span.weeklyMinutes };
}

function firstDay({ startsOn }: EmploymentSpan): string {
  return startsOn ?? '';
}

function lastDay({ endsOn }: EmploymentSpan): string {
  return endsOn ?? '9999-12-31';
}

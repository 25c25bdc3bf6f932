import { slugOf } from '@promenade/directory/model';
import { plain } from '@promenade/platform/model';
import { tail } from '../slug-tail';
import type { Change, ImportPlan } from './import-plan';

/** Rows in JSON, as one statement takes them, and how many they are. */
export interface Batch {
  readonly text: string;
  readonly rows: number;
}

/** Whatever a commit writes, ready for its statements, table by table. */
export interface Writing {
  readonly structures: { readonly insert: readonly Batch[]; readonly update: readonly Batch[] };
  readonly promeneurs: { readonly insert: readonly Batch[]; readonly update: readonly Batch[] };
  readonly employments: { readonly insert: readonly Batch[]; readonly update: readonly Batch[] };
  readonly profiles: { readonly insert: readonly Batch[]; readonly remove: readonly string[] };
  /** Rows in all. */
  readonly total: number;
  /** What the undo needs, in JSON (`Written`); the versions of what is created, those of what is changed come with the statements. */
  readonly written: string;
}

/** Enough rows for a statement to be worth its way, few enough for progress to be seen. */
const BATCH = 500;

/** @param born the département, and when the records are born (an instant) */
export function writingOf(plan: ImportPlan, { department, now }: { readonly department: string; readonly now: string }): Writing {
  const { structures, promeneurs, employments, profiles } = plan;
  const born = { createdAt: now };
  const slug = (row: { firstName: string; structure: string | null }) => slugOf({ department, ...row, tail: tail() });
  const writing = {
    structures: {
      insert: batched(structures.created.map((row) => ({ ...row, ...born }))),
      update: batched(structures.changed.map(afterOf)),
    },
    promeneurs: {
      insert: batched(promeneurs.created.map((row) => ({ ...searched(row), ...born, slug: slug(row) }))),
      update: batched(promeneurs.changed.map(afterOf).map(searched)),
    },
    employments: { insert: batched(employments.created), update: batched(employments.changed.map(afterOf)) },
    profiles: { insert: batched(profiles.created), remove: profiles.removed.map(idOf) },
  };
  return { ...writing, total: totalOf(writing), written: JSON.stringify(writtenOf(plan)) };
}

/** A promeneur with the words they are searched by. */
export function searched<T extends { readonly firstName: string; readonly lastName: string }>(row: T) {
  return { ...row, plain: plain(`${row.firstName} ${row.lastName}`), plainFirstName: plain(row.firstName) };
}

export function batched(rows: readonly object[]): Batch[] {
  const starts = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, at) => at * BATCH);
  return starts.map((start) => {
    const some = rows.slice(start, start + BATCH);
    return { text: JSON.stringify(some), rows: some.length };
  });
}

function totalOf({ structures, promeneurs, employments, profiles }: Omit<Writing, 'total' | 'written'>): number {
  const batches = [structures, promeneurs, employments].flatMap(({ insert, update }) => [...insert, ...update]);
  return [...batches, ...profiles.insert].reduce((sum, { rows }) => sum + rows, 0);
}

function writtenOf({ structures, promeneurs, employments, profiles }: ImportPlan) {
  const created = {
    structures: structures.created.map(idOf),
    promeneurs: promeneurs.created.map(idOf),
    employments: employments.created.map(idOf),
    profiles: profiles.created.map(idOf),
  };
  const before = {
    structures: structures.changed.map(beforeOf),
    promeneurs: promeneurs.changed.map(beforeOf),
    employments: employments.changed.map(beforeOf),
    profiles: profiles.removed,
  };
  return { created, before, versions: Object.fromEntries([...created.structures, ...created.promeneurs].map((id) => [id, 1])) };
}

function afterOf<T>({ after }: Change<T>): T {
  return after;
}

function beforeOf<T>({ before }: Change<T>): T {
  return before;
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

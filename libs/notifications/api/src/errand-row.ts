import type { Errand, ErrandState } from '@promenade/notifications/model';
import type { Role } from '@promenade/platform/model';

/** An errand as PostgreSQL keeps it, with what only the worker needs. */
export interface ErrandRow {
  readonly id: string;
  readonly department: string | null;
  readonly accountId: string;
  readonly role: Role;
  readonly subjectId: string | null;
  readonly kind: string;
  readonly title: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly state: ErrandState;
  readonly done: number;
  readonly total: number | null;
  readonly result: Record<string, unknown> | null;
  readonly fault: string | null;
  readonly attempts: number;
  readonly stopAsked: boolean;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
}

export function shown(row: ErrandRow): Errand {
  return { ...row, askedAt: row.askedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null };
}

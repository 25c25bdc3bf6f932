import type { Alert, AlertKind, RecordGap } from '@promenade/directory/model';
import type { Role } from '@promenade/platform/model';
import { HAS_LEFT, TODAY, WITH_EMPLOYER } from '../promeneur-rows';

/** A part of a record; `:id` is the record. */
export interface Place {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly fragment?: string;
}

/** One kind of alert: who may have it, and the rows it counts. */
export interface Source {
  readonly kind: AlertKind;
  readonly is: Alert['is'];
  readonly roles: readonly Role[];
  /** Gives `id`, `name`, `since` (a date or null) and `on` (a date or null), one row a fact. */
  readonly sql: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Where a single fact leads; `:id` is its record. */
  readonly single?: string;
  /** Its rows have `gaps` too; it leads to the first record, at the first of them, however many there are. */
  readonly gaps?: Readonly<Partial<Record<RecordGap, Place>>>;
}

export const coordinator = ['coordinator'] as const;
/** Somebody works for the structure `s` today. */
export const EMPLOYS = `exists (select from employment e join promeneur p on p.department = e.department and p.id = e."promeneurId"
  where e.department = s.department and e."structureId" = s.id and coalesce(e."startsOn" <= ${TODAY}, true)
    and coalesce(e."endsOn" >= ${TODAY}, true) and coalesce(p."withdrawnOn" > ${TODAY}, true))`;
export const day = (instant: string) => `(${instant} at time zone 'Europe/Paris')::date`;
export const NAME = `p."firstName" || ' ' || p."lastName"`;
export const PRESENT = `${WITH_EMPLOYER} where not ${HAS_LEFT}`;
/** A lack is as old as the record: nobody noted when it began. */
export const lacking = (condition: string) =>
  `select p.id, ${NAME} as name, ${day('p."createdAt"')} as since, null::date as "on" from ${PRESENT} and ${condition}`;
export const none = (table: string, more = '') =>
  `not exists (select from ${table} o where o.department = p.department and o."promeneurId" = p.id ${more})`;

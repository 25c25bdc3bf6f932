import {
  type Commitment,
  type Procedure,
  type ProcedureDetail,
  type ProcedureEvent,
  type ProcedureEvidence,
  type ProcedureFacts,
  type ProcedureOutcome,
  type ProcedureSource,
  situationOf,
} from '@promenade/charter/model';
import type { IsoDate } from '@promenade/platform/model';

type Named = { readonly id: string; readonly name: string } | null;

/** A procedure as the base keeps it; instants as the driver gives them. */
export interface ProcedureRow {
  readonly id: string;
  readonly department: string;
  readonly number: string;
  readonly promeneur: Named;
  readonly structure: Named;
  readonly openedAt: Date;
  readonly askedAt: Date | null;
  readonly dueOn: IsoDate | null;
  readonly answeredAt: Date | null;
  readonly outcome: ProcedureOutcome | null;
  readonly closedAt: Date | null;
}

export interface ProcedureWhole extends ProcedureRow {
  readonly sourceKind: ProcedureSource;
  readonly sourceId: string | null;
  readonly version: ProcedureDetail['version'];
  readonly grounds: Commitment[];
  readonly facts: string | null;
  readonly asked: string | null;
  readonly closing: string | null;
  readonly evidence: ProcedureEvidence[];
  readonly events: ProcedureEvent[];
}

const ANSWERED = `(select max(e.at) from charter_procedure_event e
  where e.department = c.department and e."procedureId" = c.id and e.kind = 'answered')`;

/** The same words as `procedureStateOf`; a test compares the two. */
export const STATE = `case when c.outcome is not null then c.outcome when c."askedAt" is null then 'open'
  when c."dueOn" < (select app_today()) then 'overdue' when ${ANSWERED} >= c."askedAt" then 'answered' else 'correction-asked' end`;

export const ITEM = `c.id, c.department, c.number, c."openedAt", c."askedAt", c."dueOn", c.outcome, c."closedAt", ${ANSWERED} as "answeredAt",
  (select json_build_object('id', p.id, 'name', concat_ws(' ', p."firstName", p."lastName"))
    from promeneur p where p.department = c.department and p.id = c."promeneurId") as promeneur,
  (select json_build_object('id', s.id, 'name', s.name)
    from structure s where s.department = c.department and s.id = c."structureId") as structure`;

const EVIDENCE = `(select coalesce(json_agg(json_build_object('id', v.id, 'label', v.label, 'link', v.link, 'addedAt', v."addedAt",
    'file', case when v.type is not null then json_build_object('type', v.type, 'size', octet_length(v.bytes)) end)
    order by v.place), '[]')
  from charter_procedure_evidence v where v.department = c.department and v."procedureId" = c.id) as evidence`;

const EVENTS = `(select coalesce(json_agg(json_build_object('id', e.id, 'at', e.at, 'role', e.role, 'kind', e.kind, 'on', e."on",
    'text', e.text) order by e.place), '[]')
  from charter_procedure_event e where e.department = c.department and e."procedureId" = c.id) as events`;

export const WHOLE = `${ITEM}, c."sourceKind", c."sourceId", c.grounds, c.facts, c.asked, c.closing, ${EVIDENCE}, ${EVENTS},
  (select json_build_object('id', v.id, 'number', v.number, 'title', v.title) from charter_version v where v.id = c."versionId") as version`;

const instant = (at: Date | string | null): string | null => (at === null ? null : new Date(at).toISOString());

export function factsOf({ openedAt, askedAt, dueOn, answeredAt, outcome, closedAt }: ProcedureRow): ProcedureFacts {
  return {
    ...{ openedAt: openedAt.toISOString(), askedAt: instant(askedAt), dueOn, answeredAt: instant(answeredAt) },
    ...{ outcome, closedAt: instant(closedAt) },
  };
}

export function itemOf(row: ProcedureRow, today: IsoDate): Procedure {
  const { id, department, number, promeneur, structure } = row;
  const { state, mustAct } = situationOf(factsOf(row), today);
  const { outcome: _, ...dates } = factsOf(row);
  return { id, department, number, promeneur, structure, state, mustAct, ...dates };
}

/** @param showsSource whether the seat may know what led to it */
export function detailOf(row: ProcedureWhole, today: IsoDate, showsSource: boolean): ProcedureDetail {
  const { version, grounds, facts, asked, outcome, closing, sourceKind, sourceId } = row;
  return {
    ...itemOf(row, today),
    ...{ version, grounds, facts, asked, outcome, closing },
    source: showsSource ? { kind: sourceKind, id: sourceId } : null,
    reasons: [...situationOf(factsOf(row), today).reasons],
    evidence: row.evidence.map((each) => ({ ...each, addedAt: instant(each.addedAt)! })),
    events: row.events.map((each) => ({ ...each, at: instant(each.at)! })),
  };
}

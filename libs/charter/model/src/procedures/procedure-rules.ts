import { addDays, dayInParis, daysBetween, type IsoDate, type Refusal } from '@promenade/platform/model';
import { type ProcedureActor, procedureDelays, type ProcedureOutcome, type ProcedureState } from './procedure';

/** What a procedure's state follows from; instants are ISO, days are Paris's. */
export interface ProcedureFacts {
  readonly openedAt: string;
  readonly askedAt: string | null;
  readonly dueOn: IsoDate | null;
  readonly answeredAt: string | null;
  readonly outcome: ProcedureOutcome | null;
  readonly closedAt: string | null;
}

export interface ProcedureReason {
  readonly code: 'not-asked' | 'asked-until' | 'answered-on' | 'not-answered' | 'overdue-since' | 'closed-on';
  readonly on: IsoDate | null;
}

export interface ProcedureSituation {
  readonly state: ProcedureState;
  readonly mustAct: ProcedureActor | null;
  readonly reasons: readonly ProcedureReason[];
}

const actors: Readonly<Record<ProcedureState, ProcedureActor | null>> = {
  open: 'coordinator',
  'correction-asked': 'parties',
  answered: 'coordinator',
  overdue: 'coordinator',
  referred: 'committee',
  corrected: null,
  withdrawn: null,
};

/** Where a procedure stands that day, why, and who must act. A date gone by counts even when somebody answered: an answer is not a correction. */
export function situationOf(facts: ProcedureFacts, today: IsoDate): ProcedureSituation {
  const state = procedureStateOf(facts, today);
  return { state, mustAct: actors[state], reasons: reasonsOf(facts, state, today) };
}

export function procedureStateOf({ outcome, askedAt, dueOn, answeredAt }: ProcedureFacts, today: IsoDate): ProcedureState {
  if (outcome) return outcome;
  if (askedAt === null || dueOn === null) return 'open';
  if (dueOn < today) return 'overdue';
  return answeredAt !== null && Date.parse(answeredAt) >= Date.parse(askedAt) ? 'answered' : 'correction-asked';
}

function reasonsOf(facts: ProcedureFacts, state: ProcedureState, today: IsoDate): ProcedureReason[] {
  const dayOf = (instant: string | null) => instant && dayInParis(new Date(instant));
  if (facts.outcome) return [{ code: 'closed-on', on: dayOf(facts.closedAt) }];
  if (state === 'open') return [{ code: 'not-asked', on: null }];
  const isAnswered = facts.answeredAt !== null && Date.parse(facts.answeredAt) >= Date.parse(facts.askedAt!);
  const answer: ProcedureReason = isAnswered ? { code: 'answered-on', on: dayOf(facts.answeredAt) } : { code: 'not-answered', on: null };
  return [{ code: facts.dueOn! < today ? 'overdue-since' : 'asked-until', on: facts.dueOn }, answer];
}

export type ProcedureRefusal = Refusal<
  | 'charter-not-signed'
  | 'procedure-open'
  | 'ground-unknown'
  | 'procedure-closed'
  | 'procedure-referred'
  | 'correction-not-late'
  | 'evidence-full'
>;

/** Only what was signed binds; and one procedure at a time, whose dates stay clear. */
export function refusalToOpen({
  signed,
  openId,
}: {
  readonly signed: boolean;
  readonly openId: string | null;
}): ProcedureRefusal | undefined {
  if (!signed) return { code: 'charter-not-signed' };
  return openId ? { code: 'procedure-open', facts: { id: openId } } : undefined;
}

/** Mediation, evidence: as long as it is not closed; once referred they still reach the committee. */
export function refusalToAdd({ outcome }: Pick<ProcedureFacts, 'outcome'>): ProcedureRefusal | undefined {
  return outcome === 'corrected' || outcome === 'withdrawn' ? { code: 'procedure-closed' } : undefined;
}

/** Asking again gives a new date. */
export function refusalToAskCorrection(facts: Pick<ProcedureFacts, 'outcome'>): ProcedureRefusal | undefined {
  return refusalToAdd(facts) ?? (facts.outcome === 'referred' ? { code: 'procedure-referred' } : undefined);
}

/** Heard until the end, the committee's table included (S2-40: a concerted decision). */
export const refusalToAnswer = refusalToAdd;

/** Corrected before or after the date; once referred, the committee alone decides. */
export const refusalToClose = refusalToAskCorrection;

/** Opened by mistake: even after it was referred. */
export const refusalToWithdraw = refusalToAdd;

/** Only what was asked with a date, once the date is past, goes to the committee (J12). */
export function refusalToRefer(facts: ProcedureFacts, today: IsoDate): ProcedureRefusal | undefined {
  const refusal = refusalToAskCorrection(facts);
  if (refusal) return refusal;
  return procedureStateOf(facts, today) === 'overdue' ? undefined : { code: 'correction-not-late', facts: { dueOn: facts.dueOn } };
}

/** The day on which to remind: three days before the date, or at once when the date is nearer. None when somebody answered, or it is past. */
export function isToRemind(facts: ProcedureFacts, today: IsoDate): boolean {
  return procedureStateOf(facts, today) === 'correction-asked' && daysBetween(today, facts.dueOn!) <= procedureDelays.remind;
}

/** A first proposal for the date: two weeks. */
export function proposedDueOn(today: IsoDate): IsoDate {
  return addDays(today, 14);
}

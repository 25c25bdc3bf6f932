import type { Refusal } from '@promenade/platform/model';
import { signatoryRoles, type RequestState, type SignatoryRole, type SignatoryState } from './signature';

/** What a rule needs to know of somebody who signs: the two acts exclude each other. Instants are ISO. */
export interface SignatoryFacts {
  readonly id: string;
  readonly role: SignatoryRole;
  readonly signedAt: string | null;
  readonly refusedAt: string | null;
}

/** What a rule needs to know of a request; a row with its signatories is one. */
export interface RequestFacts<S extends SignatoryFacts = SignatoryFacts> {
  readonly state: RequestState;
  readonly expiresAt: string;
  readonly signatories: readonly S[];
}

export type RefusalToSign = Refusal<
  'already-signed' | 'not-your-turn' | 'request-refused' | 'request-expired' | 'version-superseded' | 'code-locked'
>;

/** The signatories in the order in which they act (S2-44), whatever the order of the rows. */
export function inOrder<S extends SignatoryFacts>(signatories: readonly S[]): S[] {
  return [...signatories].sort((a, b) => signatoryRoles.indexOf(a.role) - signatoryRoles.indexOf(b.role));
}

/** Whose turn it is: the first who has not signed, while the request is open. */
export function nextSignatory<S extends SignatoryFacts>(request: RequestFacts<S>): S | undefined {
  if (request.state !== 'pending') return undefined;
  return inOrder(request.signatories).find((each) => each.signedAt === null);
}

export function signatoryStateOf<S extends SignatoryFacts>(request: RequestFacts<S>, signatory: S): SignatoryState {
  if (signatory.signedAt !== null) return 'signed';
  if (signatory.refusedAt !== null) return 'refused';
  return nextSignatory(request)?.id === signatory.id ? 'turn' : 'waiting';
}

/**
 * Why this person may not sign now, if so. `shown` is the digest sent with the act, `current` that of the PDF which the
 * request shows today: another one means that another text was read.
 */
export function refusalToSign<S extends SignatoryFacts>(
  request: RequestFacts<S>,
  signatoryId: string,
  document: { readonly shown: string; readonly current: string; readonly versionIsCurrent: boolean },
  now: Date,
): RefusalToSign | undefined {
  const closed = refusalToAct(request, signatoryId, now);
  if (closed) return closed;
  if (!document.versionIsCurrent || document.shown !== document.current) return { code: 'version-superseded' };
  return undefined;
}

/** Why this person may neither sign, nor refuse, nor ask for a code now: done already, closed, or not in turn. */
export function refusalToAct<S extends SignatoryFacts>(
  request: RequestFacts<S>,
  signatoryId: string,
  now: Date,
): RefusalToSign | undefined {
  const own = request.signatories.find((each) => each.id === signatoryId);
  if (own?.signedAt) return { code: 'already-signed', facts: { signedAt: own.signedAt } };
  if (request.state === 'refused') return { code: 'request-refused' };
  if (hasExpired(request, now)) return { code: 'request-expired' };
  const next = nextSignatory(request);
  return next?.id === signatoryId ? undefined : { code: 'not-your-turn', facts: { next: next?.role } };
}

/** The request after this act: complete once everybody has signed. Ask `refusalToSign` first. */
export function signed<S extends SignatoryFacts, R extends RequestFacts<S>>(request: R, signatoryId: string, at: string): R {
  const signatories = request.signatories.map((each) => (each.id === signatoryId ? { ...each, signedAt: at } : each));
  return { ...request, signatories, state: signatories.every((each) => each.signedAt !== null) ? 'complete' : 'pending' };
}

/** The request after somebody said no: closed, what was signed before stays written. Ask `refusalToAct` first. */
export function refused<S extends SignatoryFacts, R extends RequestFacts<S>>(request: R, signatoryId: string, at: string): R {
  const signatories = request.signatories.map((each) => (each.id === signatoryId ? { ...each, refusedAt: at } : each));
  return { ...request, signatories, state: 'refused' };
}

/** The request once its term has come: an open one closes, any other stays as it is. */
export function expired<R extends RequestFacts>(request: R, now: Date): R {
  return request.state === 'pending' && hasExpired(request, now) ? { ...request, state: 'expired' } : request;
}

function hasExpired(request: RequestFacts, now: Date): boolean {
  return request.state === 'expired' || now.getTime() >= Date.parse(request.expiresAt);
}

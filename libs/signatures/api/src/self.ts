import { NotFoundException } from '@nestjs/common';
import type { Actor } from '@promenade/platform/model';
import type { RequestRow, SignatoryRow } from './rows';

/**
 * The signatory that the actor is, in a request that row-level security lets them see: by their seat, or by the party
 * their link is about. Anyone else is told that it does not exist.
 */
export function selfIn(request: RequestRow, actor: Actor): SignatoryRow {
  const self = findSelf(request, actor);
  if (!self) throw new NotFoundException();
  return self;
}

export function findSelf(request: RequestRow, { role, subjectId }: Actor): SignatoryRow | undefined {
  if (role === 'visitor') return request.signatories.find(({ partyId }) => partyId === subjectId);
  const wanted = role === 'structure' ? 'representative' : role;
  return request.signatories.find((each) => each.role === wanted);
}

import { describe, expect, it } from '@jest/globals';
import { type InvitationFacts, invitationDraft, refusalToAnswer, refusalToResend, stateOfInvitation } from './invitation';

const now = new Date('2026-11-24T18:00:00Z');
const later = new Date('2026-12-01T18:00:00Z');
const sent = (facts: Partial<InvitationFacts> = {}): InvitationFacts => ({
  acceptedAt: null,
  declinedAt: null,
  revokedAt: null,
  endsAt: later,
  ...facts,
});

describe('an invitation', () => {
  it.each([
    ['pending', {}],
    ['accepted', { acceptedAt: now }],
    ['declined', { declinedAt: now }],
    ['revoked', { revokedAt: now }],
    ['expired', { endsAt: now }],
    // What was answered stays so after its end.
    ['accepted', { acceptedAt: now, endsAt: now }],
  ] as const)('is %s', (state, facts) => expect(stateOfInvitation(sent(facts), now)).toBe(state));

  it('is answered once, before its end', () => {
    expect(refusalToAnswer(sent(), now)).toBeUndefined();
    expect(refusalToAnswer(sent({ acceptedAt: now }), now)).toEqual({ code: 'invitation-accepted' });
    expect(refusalToAnswer(sent({ endsAt: now }), now)).toEqual({ code: 'invitation-expired' });
  });

  it('is sent again past its end, never past its answer', () => {
    expect(refusalToResend(sent({ endsAt: now }), now)).toBeUndefined();
    expect(refusalToResend(sent({ declinedAt: now }), now)).toEqual({ code: 'invitation-declined' });
  });

  it('gives a record only to a seat that has one, and never the national seat', () => {
    const draft = { email: 'lea@exemple.fr', firstName: 'Léa', lastName: 'Durand', recordId: crypto.randomUUID() };
    expect(invitationDraft.safeParse({ ...draft, role: 'promeneur' }).success).toBe(true);
    expect(invitationDraft.safeParse({ ...draft, role: 'caf' }).success).toBe(false);
    expect(invitationDraft.safeParse({ ...draft, recordId: undefined, role: 'national' }).success).toBe(false);
  });
});

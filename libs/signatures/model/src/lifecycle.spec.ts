import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { expired, nextSignatory, refusalToAct, refusalToSign, refused, type RequestFacts, signatoryStateOf, signed } from './lifecycle';

const monday = new Date('2026-11-23T09:00:00Z');
const later = '2026-11-24T17:22:07.000Z';
const request = (): RequestFacts => ({
  state: 'pending',
  expiresAt: '2027-01-22T09:00:00.000Z',
  signatories: [
    { id: 'p', role: 'promeneur', signedAt: null, refusedAt: null },
    { id: 'r', role: 'representative', signedAt: null, refusedAt: null },
  ],
});
const read = { shown: 'a', current: 'a', versionIsCurrent: true };
const statesOf = (of: RequestFacts) => of.signatories.map((each) => signatoryStateOf(of, each));

describe('the order of signatures', () => {
  it('puts the representative first, whatever the order of the rows', () => {
    expect(nextSignatory(request())?.id).toBe('r');
    expect(statesOf(request())).toEqual(['waiting', 'turn']);
    expect(refusalToSign(request(), 'p', read, monday)).toEqual({ code: 'not-your-turn', facts: { next: 'representative' } });
    expect(refusalToSign(request(), 'r', read, monday)).toBeUndefined();
  });

  it('then asks the promeneur, and is complete', () => {
    const half = signed(request(), 'r', later);
    expect([half.state, statesOf(half)]).toEqual(['pending', ['turn', 'signed']]);
    expect(refusalToSign(half, 'r', read, monday)).toEqual({ code: 'already-signed', facts: { signedAt: later } });
    const whole = signed(half, 'p', later);
    expect([whole.state, statesOf(whole), nextSignatory(whole)]).toEqual(['complete', ['signed', 'signed'], undefined]);
    expect(refusalToSign(whole, 'p', read, monday)?.code).toBe('already-signed');
  });

  it('is closed to a stranger', () => {
    expect(refusalToAct(request(), 'nobody', monday)?.code).toBe('not-your-turn');
  });
});

describe('a request that is no longer open', () => {
  it('has been refused by somebody: nobody else is asked', () => {
    const closed = refused(signed(request(), 'r', later), 'p', later);
    expect([closed.state, statesOf(closed)]).toEqual(['refused', ['refused', 'signed']]);
    expect(refusalToAct(closed, 'p', monday)?.code).toBe('request-refused');
  });

  it('has come to its term, noted or not', () => {
    const term = new Date(request().expiresAt);
    expect(refusalToAct(request(), 'r', term)?.code).toBe('request-expired');
    expect(expired(request(), term).state).toBe('expired');
    expect(expired(request(), new Date(term.getTime() - 1)).state).toBe('pending');
    expect(expired({ ...request(), state: 'complete' }, term).state).toBe('complete');
  });

  it('shows a text that is not the one that was read', () => {
    expect(refusalToSign(request(), 'r', { ...read, shown: 'b' }, monday)).toEqual({ code: 'version-superseded' });
    expect(refusalToSign(request(), 'r', { ...read, versionIsCurrent: false }, monday)).toEqual({ code: 'version-superseded' });
  });
});

const act = fc.record({
  who: fc.constantFrom('r', 'p', 'nobody'),
  what: fc.constantFrom('sign', 'refuse', 'expire'),
  hours: fc.integer({ min: 0, max: 24 * 70 }),
});
type Act = { who: string; what: string; hours: number };

/** Lets an act happen if the rules allow it, as the service does. */
function after(from: RequestFacts, { who, what, hours }: Act): RequestFacts {
  const now = new Date(monday.getTime() + hours * 3_600_000);
  if (what === 'expire') return expired(from, now);
  if (what === 'refuse') return refusalToAct(from, who, now) ? from : refused(from, who, now.toISOString());
  return refusalToSign(from, who, read, now) ? from : signed(from, who, now.toISOString());
}

describe('any sequence of acts', () => {
  it('ends in a state that makes sense', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const end = acts.reduce(after, request());
        const [promeneur, representative] = end.signatories.map((each) => each.signedAt !== null);
        expect(promeneur && !representative).toBe(false);
        expect(end.state === 'complete').toBe(promeneur && representative);
        expect(end.state === 'refused').toBe(end.signatories.some((each) => each.refusedAt !== null));
        expect(end.signatories.filter((each) => each.signedAt !== null && each.refusedAt !== null)).toEqual([]);
        expect(statesOf(end).filter((state) => state === 'turn')).toHaveLength(end.state === 'pending' ? 1 : 0);
      }),
    );
  });

  it('never changes what is signed, nor reopens what is closed', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), act, (acts, last) => {
        const before = acts.reduce(after, request());
        const end = after(before, last);
        for (const [index, each] of before.signatories.entries()) {
          if (each.signedAt) expect(end.signatories[index]).toEqual(each);
        }
        if (before.state !== 'pending') expect(end).toEqual(before);
      }),
    );
  });
});

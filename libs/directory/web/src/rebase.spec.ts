import { describe, expect, it } from '@jest/globals';
import { changesOf, rebased } from './rebase';

const base = { name: 'Léa', phone: '01', trade: 'Animatrice', volets: ['youth'] };

describe('a form whose record changed meanwhile', () => {
  it('keeps what was typed, follows the rest, and tells what the others wrote', () => {
    const typed = { ...base, trade: 'Éducatrice' };
    const fresh = { ...base, phone: '02', trade: 'Directrice' };
    expect(rebased(base, typed, fresh)).toEqual({
      draft: { ...base, phone: '02', trade: 'Éducatrice' },
      meanwhile: [
        { key: 'phone', was: '01', now: '02' },
        { key: 'trade', was: 'Animatrice', now: 'Directrice', mine: 'Éducatrice' },
      ],
    });
  });

  it('has nothing to tell when both wrote the same', () => {
    const same = { ...base, phone: '02' };
    expect(rebased(base, same, same)).toEqual({ draft: same, meanwhile: [] });
  });
});

it('sends only what differs; spaces around it and an empty field are no change', () => {
  expect(changesOf(base, { ...base, name: ' Léa ', volets: ['youth', 'parenting'] })).toEqual({ volets: ['youth', 'parenting'] });
  expect(changesOf({ note: '' as string | null }, { note: null })).toEqual({});
});

import { describe, expect, it } from '@jest/globals';
import { newcomerDraft, refusalToPropose } from './newcomer';

const zelie = { firstName: 'Zélie', lastName: 'Claudel', email: 'zelie@lanterne.example' };
const other = { id: 'x', firstName: 'Noé', lastName: 'Petit', email: 'noe@lanterne.example' };

describe('a newcomer whom a structure proposes', () => {
  it('comes with a whole mandate: a volet, hours, a first day and what is expected', () => {
    const mandate = { function: 'Animatrice', volets: ['youth'], weeklyHours: 3.333, startsOn: '2026-01-05', mandate: 'Le mardi soir.' };
    expect(newcomerDraft.parse({ ...zelie, ...mandate, email: ' Zelie@Lanterne.example ' })).toMatchObject({
      ...{ email: 'zelie@lanterne.example', weeklyHours: 3.33 },
    });
    const lacking = newcomerDraft.safeParse({ ...zelie, ...mandate, volets: [], mandate: ' ' });
    expect(lacking.error?.issues.map(({ path }) => path.join('.'))).toEqual(['volets', 'mandate']);
  });

  it('is refused when the address or the name is that of somebody of the structure, however it is written', () => {
    expect(refusalToPropose(zelie, [other], [])).toBeUndefined();
    expect(refusalToPropose(zelie, [{ ...other, email: 'Zelie@lanterne.example' }], [])).toMatchObject({ code: 'newcomer-known' });
    const written = { id: 'y', firstName: 'ZELIE', lastName: 'claudel', email: null };
    expect(refusalToPropose(zelie, [other, written], [])).toEqual({ code: 'newcomer-known', facts: { id: 'y', name: 'ZELIE claudel' } });
    expect(refusalToPropose(zelie, [], [written])).toMatchObject({ code: 'newcomer-waits', facts: { id: 'y' } });
  });
});

import { describe, expect, it } from '@jest/globals';
import { memberRoles } from '@promenade/platform/model';
import { navigationOf, thumbRoomsOf } from './navigation';

const pathsOf = (role: Parameters<typeof navigationOf>[0], demonstration = false): string[] =>
  navigationOf(role, demonstration).flatMap(({ entries }) => entries.map(({ path }) => path));

describe('the path of a role', () => {
  it('leads the coordinator everywhere, in four groups, and never to more than twelve rooms, the demonstration’s mailbox aside', () => {
    expect(navigationOf('coordinator', false).map(({ name }) => name)).toEqual(['Aujourd’hui', 'Réseau', 'Engagements', 'Pilotage']);
    for (const role of memberRoles) expect(pathsOf(role).length).toBeLessThanOrEqual(12);
    expect(pathsOf('coordinator')).toContain('/reglages');
  });

  it.each([
    [
      'caf',
      ['/', '/promeneurs', '/structures', '/territoires', '/signalements', '/annuaire', '/chartes', '/documents', '/tableau-de-bord'],
    ],
    ['partner', ['/', '/annuaire', '/tableau-de-bord']],
    ['promeneur', ['/', '/promeneurs', '/structures', '/annuaire', '/ma-fiche', '/chartes', '/mes-documents']],
    ['facilitator', ['/', '/annuaire']],
    ['visitor', []],
  ] as const)('leads %s where the doors are open', (role, paths) => expect(pathsOf(role)).toEqual(paths));

  it('leads to the letters only where they are shown instead of sent', () => {
    expect(pathsOf('structure', true)).toContain('/courriels');
    expect(pathsOf('structure', false)).not.toContain('/courriels');
  });

  it('gives every role something to press with the thumb', () => {
    for (const role of memberRoles) {
      expect(thumbRoomsOf(role).length).toBeGreaterThanOrEqual(1);
      expect(thumbRoomsOf(role).length).toBeLessThanOrEqual(2);
    }
  });
});

import { expect, it } from '@jest/globals';
import { lifeOf } from './session';

const HOUR = 3_600_000;

it.each(['coordinator', 'caf', 'national'] as const)('a %s has two hours without use and twelve in all', (role) =>
  expect(lifeOf(role)).toEqual({ idle: 2 * HOUR, whole: 12 * HOUR }),
);

it.each(['promeneur', 'structure', 'facilitator', 'partner'] as const)('a %s has twelve hours without use and thirty days in all', (role) =>
  expect(lifeOf(role)).toEqual({ idle: 12 * HOUR, whole: 720 * HOUR }),
);

it('a link opens for a short while only', () => expect(lifeOf('visitor', 'signature')).toEqual({ idle: 2 * HOUR, whole: 12 * HOUR }));

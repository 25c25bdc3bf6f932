import { describe, expect, it } from '@jest/globals';
import { emptyDays } from './empty-hours';

const plain = (said: ReturnType<typeof emptyDays>) => said.map(({ days, hours }) => `${days}, ${hours}`.replaceAll(/\s/g, ' '));

describe('the empty hours of a week', () => {
  it('are said once for the days that share them', () => {
    const said = emptyDays([
      { weekday: 1, from: 8, to: 17 },
      { weekday: 1, from: 20, to: 22 },
      { weekday: 3, from: 8, to: 22 },
      { weekday: 4, from: 8, to: 17 },
      { weekday: 4, from: 20, to: 22 },
    ]);
    expect(plain(said)).toEqual(['lundi et jeudi, de 8 h à 17 h, de 20 h à 22 h', 'mercredi, de 8 h à 22 h']);
  });

  it('keep days apart that share only some', () => {
    const said = emptyDays([
      { weekday: 1, from: 8, to: 17 },
      { weekday: 2, from: 8, to: 17 },
      { weekday: 2, from: 20, to: 22 },
    ]);
    expect(plain(said)).toEqual(['lundi, de 8 h à 17 h', 'mardi, de 8 h à 17 h, de 20 h à 22 h']);
  });

  it('are none where somebody always answers', () => expect(emptyDays([])).toEqual([]));
});

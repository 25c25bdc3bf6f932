import { expect, it } from '@jest/globals';
import { ownWords, SCORE_MIN } from '@promenade/identity/model';
import { strengthOf } from './password-scorer';

const words = ownWords({ email: 'nadia.ferry@mjc.example', firstName: 'Nadia', lastName: 'Ferry' });

it.each([
  ['azertyuiopqs', 'keyboard'],
  ['nadiaferry1988', 'own-words'],
  ['bonjourbonjour', 'repeated'],
] as const)('« %s » is guessed: %s', (password, weakness) => {
  const strength = strengthOf(password, words);
  expect(strength.score).toBeLessThan(SCORE_MIN);
  expect(strength.weakness).toBe(weakness);
});

it('takes a few French words as good', () => expect(strengthOf('lune papier vélo sapin', words).score).toBe(4));

import { expect, it } from '@jest/globals';
import { ownWords, SCORE_MIN, strengthWith } from '@promenade/identity/model';
import { strengthOf } from './password-scorer';

const words = ownWords({ email: 'nadia.ferry@mjc.example', firstName: 'Nadia', lastName: 'Ferry' });

it.each([
  ['azertyuiopqs', 'keyboard'],
  ['nadiaferry1988', 'own-words'],
  ['bonjourbonjour', 'repeated'],
  ['nadia ferry 2026', undefined],
  ['Nadia-Ferry-1988', undefined],
  ['ferry.nadia.promenade', undefined],
] as const)('« %s » is guessed', (password, weakness) => {
  const strength = strengthWith(strengthOf, password, words);
  expect(strength.score).toBeLessThan(SCORE_MIN);
  if (weakness) expect(strength.weakness).toBe(weakness);
});

it.each(['lune papier vélo sapin', 'xK9!vq2Lm#4z', '!#%&*(@$^)_+=', 'Chat-noir-sous-la-pluie'])('« %s » holds', (password) =>
  expect(strengthWith(strengthOf, password, words).score).toBeGreaterThanOrEqual(SCORE_MIN),
);

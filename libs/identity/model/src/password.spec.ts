import { describe, expect, it } from '@jest/globals';
import { isStrong, newPassword, ownWords, weaknessOf } from './password';

describe('a password', () => {
  it('is long before all: eleven characters do not pass, however odd', () => {
    expect(newPassword.safeParse('xK9!vq2Lm#4').success).toBe(false);
    expect(newPassword.safeParse('lune papier vélo').success).toBe(true);
    expect(newPassword.safeParse('a'.repeat(201)).success).toBe(false);
    expect(newPassword.safeParse(`douze lettres\ud800`).success).toBe(false);
  });

  it('stands when it is long and scores three', () => {
    expect(isStrong('une phrase longue', { score: 2 })).toBe(false);
    expect(isStrong('une phrase longue', { score: 3 })).toBe(true);
    expect(isStrong('courte', { score: 4 })).toBe(false);
  });

  it('knows the words of the person and of the site, apart and run together', () => {
    const words = ownWords({ email: 'l.durand-petit@mjc-epinal.example', firstName: 'Léa', lastName: 'Durand Petit' });
    expect(words).toEqual(expect.arrayContaining(['léa', 'durand', 'petit', 'mjc', 'epinal', 'promenade', 'léadurand petit']));
    expect(words).not.toContain('l');
  });

  it('tells a weakness by what one can do about it', () => {
    expect(weaknessOf('userInputs')).toBe('own-words');
    expect(weaknessOf(null)).toBeUndefined();
  });
});

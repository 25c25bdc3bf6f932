import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { email, line, plain, text } from './text';

describe('what a person types', () => {
  it('is refused when PostgreSQL could not keep it', () => {
    expect(text(10).safeParse('a\u0000b').success).toBe(false);
    expect(text(10).safeParse('\ud800').success).toBe(false);
    expect(line(10).safeParse('a\nb').success).toBe(false);
  });

  it('is trimmed, and measured after', () => {
    expect(text(3).parse('  été ')).toBe('été');
    expect(text(3).safeParse('    ').success).toBe(false);
    expect(text(3).safeParse('abcd').success).toBe(false);
  });

  it('makes one address of several spellings', () => expect(email.parse(' Lea.Durand@Exemple.FR ')).toBe('lea.durand@exemple.fr'));

  it('is compared without accents nor case, and that twice is the same as once', () => {
    expect(plain('  Saint-Dié-des-Vosges')).toBe('saint die des vosges');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (value) => plain(plain(value)) === plain(value)));
  });
});

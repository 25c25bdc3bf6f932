import { describe, expect, it } from '@jest/globals';
import { displayPhone, readPhone } from './phone';

/** Ten figures beginning by zero: enough to see what is asked of a reader. */
const reader = (text: string) => {
  const digits = text.replace(/\D/g, '');
  return /^0\d{9}$/.test(digits) ? `+33${digits.slice(1)}` : undefined;
};

describe('a phone number in a cell', () => {
  it('is tried whole before it is cut', () => {
    expect(readPhone('06/39/98/10/00', reader)).toEqual({ phone: '+33639981000', others: [] });
    expect(readPhone('0639981000 / 0329981000', reader)).toEqual({ phone: '+33639981000', others: ['+33329981000'] });
    expect(readPhone('0639981000 ou 06 39 98 10 00', reader)).toEqual({ phone: '+33639981000', others: [] });
    expect(readPhone('à venir', reader)).toEqual({ others: [] });
  });

  it('is shown by pairs, with spaces that do not break', () => {
    expect(displayPhone('+33639981000')).toBe('06 39 98 10 00'.replaceAll(' ', '\u00A0'));
    expect(displayPhone('+262692123456')).toBe('06 92 12 34 56'.replaceAll(' ', '\u00A0'));
    expect(displayPhone('3949')).toBe('3949');
    expect(displayPhone('+32470123456')).toBe('+32470123456');
  });
});

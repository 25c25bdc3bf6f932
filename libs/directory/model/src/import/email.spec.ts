import { describe, expect, it } from '@jest/globals';
import { emailFault, readEmail } from './email';

describe('an e-mail address', () => {
  it.each([
    ['LEA.Durand@Mjc.Example ', 'lea.durand@mjc.example'],
    ['mailto:lea@mjc.example', 'lea@mjc.example'],
    ['Léa Durand <lea@mjc.example>', 'lea@mjc.example'],
    ['lea@mjc.example.', 'lea@mjc.example'],
    ['lea+pdn@mjc.example', 'lea+pdn@mjc.example'],
  ])('is understood in « %s »', (text, address) => {
    expect(readEmail(text)).toEqual({ email: address, others: [] });
  });

  it.each([
    ['lea.pdn(at)gmail', 'at-sign'],
    ['léa@mjc.example', 'accent'],
    ['lea. durand@mjc.example', 'space'],
    ['lea@mjc', 'form'],
    ['lea@@mjc.example', 'form'],
  ])('is not guessed in « %s »', (text, fault) => {
    expect(readEmail(text)).toEqual({ others: [] });
    expect(emailFault(text)).toBe(fault);
  });

  it.each(['lea@mjc.example ; contact@mjc.example', 'lea@mjc.example contact@mjc.example', 'lea@mjc.example ou contact@mjc.example'])(
    'is the first of « %s », and the other one is told',
    (text) => {
      expect(readEmail(text)).toEqual({ email: 'lea@mjc.example', others: ['contact@mjc.example'] });
    },
  );
});

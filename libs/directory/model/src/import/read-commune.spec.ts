import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Commune, communeIndex, communeKey } from './commune-index';
import { distance } from './distance';
import { readCommune, readPostalCode } from './read-commune';

const commune = (code: string, name: string, ...postalCodes: string[]): Commune => ({
  code,
  name,
  department: code.slice(0, 2),
  postalCodes,
});
const communes = [
  commune('88160', 'Épinal', '88000'),
  commune('88413', 'Saint-Dié-des-Vosges', '88100'),
  commune('88362', 'Raon-l’Étape', '88110'),
  commune('88075', 'La Bresse', '88250'),
  commune('88383', 'Remiremont', '88200'),
  commune('88429', 'Saint-Nabord', '88200'),
  commune('88487', 'Le Val-d’Ajol', '88340'),
  { ...commune('88465', 'Thaon-les-Vosges', '88150'), formerNames: ['Girmont', 'Oncourt'] },
  commune('01004', 'Ambérieu-en-Bugey', '01500'),
  commune('69123', 'Lyon', '69001', '69003'),
  commune('54395', 'Nancy', '54000', '54100'),
  commune('76447', 'Montivilliers', '76290'),
  commune('10355', 'Saint-Aubin', '10400'),
  commune('39474', 'Saint-Aubin', '39410'),
  commune('2A004', 'Ajaccio', '20000', '20090'),
  commune('2B033', 'Bastia', '20200', '20600'),
  { ...commune('97411', 'Saint-Denis', '97400'), department: '974' },
  { ...commune('98818', 'Nouméa', '98800'), department: '988' },
];
const index = communeIndex(communes);
const read = (name: string, postalCode = '', department = '88') => readCommune({ name, postalCode }, department, index);

describe('a commune, as people write it', () => {
  it.each([
    ['EPINAL', '88000', 'Épinal'],
    ['Épinal Cedex', '88026', 'Épinal'],
    ['ST DIE DES VOSGES', '88100', 'Saint-Dié-des-Vosges'],
    ['Saint-Dié', '88100', 'Saint-Dié-des-Vosges'],
    ['St-Dié', '', 'Saint-Dié-des-Vosges'],
    ["Raon-l'Étape", '88110', 'Raon-l’Étape'],
    ['Raon l etape', '', 'Raon-l’Étape'],
    ['Bresse (La)', '88250', 'La Bresse'],
    ['bresse', '', 'La Bresse'],
    ['VAL D’AJOL', '88340', 'Le Val-d’Ajol'],
    ['Girmont', '', 'Thaon-les-Vosges'],
    ['88000 Épinal', '', 'Épinal'],
    ['Remiremont (88200)', '', 'Remiremont'],
    ['', '88250', 'La Bresse'],
  ])('« %s » %s is %s', (name, postalCode, official) => {
    expect(read(name, postalCode)).toMatchObject({ commune: { name: official } });
    expect(read(name, postalCode).fault).toBeUndefined();
  });

  it('gives the postal code that it implies', () => {
    expect(read('Épinal').postalCode).toBe('88000');
    expect(read('Lyon 3e', '', '69')).toMatchObject({ commune: { name: 'Lyon' } });
    expect(read('Lyon 3e', '', '69').postalCode).toBeUndefined();
  });

  it('is offered under its nearest name when it is misspelt', () => {
    expect(read('Remirmont')).toEqual({ fault: { kind: 'unknown', suggestion: 'Remiremont' } });
    expect(read('Épinall', '88000')).toEqual({ postalCode: '88000', fault: { kind: 'unknown', suggestion: 'Épinal' } });
    expect(read('Trifouillis')).toEqual({ fault: { kind: 'unknown' } });
  });

  it('is asked when a postal code alone covers several', () => {
    expect(read('', '88200').fault).toEqual({ kind: 'several', names: ['Remiremont', 'Saint-Nabord'] });
    expect(read('', '99999').fault).toEqual({ kind: 'postal-code-unknown' });
  });

  it('keeps its name against the postal code of another, which is left out', () => {
    expect(read('Épinal', '88100')).toEqual({ commune: communes[0], fault: { kind: 'postal-code', expected: ['88000'] } });
  });

  it('is told when it lies in another département', () => {
    expect(read('Nancy', '54000')).toMatchObject({ commune: { name: 'Nancy' }, fault: { kind: 'department', department: '54' } });
    expect(read('Ambérieu en Bugey', '1500', '01').fault).toBeUndefined();
  });

  it('is chosen among its homonyms by the postal code, then by the département', () => {
    expect(read('Saint-Aubin', '39410').commune?.code).toBe('39474');
    expect(read('St Aubin', '', '10').commune?.code).toBe('10355');
    expect(read('Saint-Aubin').fault).toEqual({ kind: 'several', names: ['Saint-Aubin (10)', 'Saint-Aubin (39)'] });
  });

  it('has one key for all its spellings', () => {
    fc.assert(
      fc.property(fc.constantFrom(...communes), fc.constantFrom('-', ' ', '  '), fc.boolean(), ({ name }, gap, capitals) => {
        const spelt = name.replaceAll('-', gap).replaceAll('’', "'").normalize('NFD');
        expect(communeKey(capitals ? spelt.toUpperCase() : spelt)).toBe(communeKey(name));
        expect(communeKey(communeKey(name))).toBe(communeKey(name));
      }),
    );
  });
});

describe('a postal code', () => {
  it.each([
    ['88000', '88000'],
    ['88 000', '88000'],
    ['1500', '01500'],
    ['F-88000', '88000'],
    ['97400', '97400'],
  ])('« %s » is %s', (text, postalCode) => expect(readPostalCode(text)).toBe(postalCode));
  it.each(['', '880', '880000', '00100', '99000', 'Épinal'])('« %s » is none', (text) => expect(readPostalCode(text)).toBeUndefined());

  it('of Corsica is of neither of its départements: the commune tells which', () => {
    expect(read('Ajaccio', '20000', '2A')).toMatchObject({ commune: { code: '2A004' }, postalCode: '20000' });
    expect(read('Ajaccio', '20000', '2A').fault).toBeUndefined();
    expect(read('', '20200', '2B')).toMatchObject({ commune: { code: '2B033' } });
    expect(read('Bastia', '20200', '2A').fault).toEqual({ kind: 'department', department: '2B' });
    expect(read('Bastia', '20000', '2B').fault).toEqual({ kind: 'postal-code', expected: ['20200', '20600'] });
  });

  it('of overseas is read whole, with its commune', () => {
    const territories = fc.constantFrom('971', '972', '973', '974', '975', '976', '977', '978', '986', '987', '988');
    fc.assert(
      fc.property(territories, fc.integer({ min: 0, max: 99 }), (territory, rest) => {
        const code = `${territory}${String(rest).padStart(2, '0')}`;
        expect(readPostalCode(`${code.slice(0, 3)} ${code.slice(3)}`)).toBe(code);
      }),
    );
    expect(read('Saint-Denis', '97400', '974')).toEqual({ commune: communes.at(-2), postalCode: '97400' });
    expect(read('Nouméa', '98800', '988')).toEqual({ commune: communes.at(-1), postalCode: '98800' });
  });

  it('is none of what has other signs, too many or too few figures, or a beginning that nobody has', () => {
    const wrong = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/^(?:FR?\s?-\s?)?[\d\s.]+$/i.test(text)),
      fc.stringMatching(/^(?:\d{1,3}|\d{6,9})$/),
      fc.stringMatching(/^(?:00|99)\d{3}$/),
    );
    fc.assert(fc.property(wrong, (text) => expect(readPostalCode(text)).toBeUndefined()));
  });

  it('comes back from a number cell that lost its zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 95_999 }), (number) => {
        expect(readPostalCode(String(number))).toBe(String(number).padStart(5, '0'));
      }),
    );
  });
});

describe('the distance of two words', () => {
  it('counts letters added, dropped, changed or swapped', () => {
    expect(distance('epinal', 'epinal')).toBe(0);
    expect(distance('epinal', 'epinall')).toBe(1);
    expect(distance('epinal', 'epnial')).toBe(1);
    expect(distance('golbey', 'epinal')).toBe(6);
    expect(distance('golbey', 'epinal', 3)).toBe(3);
  });

  it('is the same both ways, and never more than the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
        expect(distance(left, right)).toBe(distance(right, left));
        expect(distance(left, right)).toBeLessThanOrEqual(Math.max(left.length, right.length));
      }),
    );
  });
});

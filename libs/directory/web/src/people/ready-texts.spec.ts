import { describe, expect, it } from '@jest/globals';
import { readyTexts as kinds } from '@promenade/directory/model';
import { aDetail, karim } from '../testing';
import { pageOf, readyTexts } from './ready-texts.fr';

const slot = { id: karim, weekday: 2, from: '17:00', to: '19:00', network: null, audience: [], onHolidays: false };
const full = aDetail({ permanences: [slot, { ...slot, weekday: 4, from: '20:00', to: '24:00' }] });
const plain = (kind: (typeof kinds)[number], promeneur = full) =>
  readyTexts[kind]({ promeneur, page: pageOf(promeneur) }).replaceAll(/[^\S\n]/g, ' ');

describe('the ready texts', () => {
  it.each(kinds)('« %s » names the person and the structure, and leaves nothing to fill in when the record is full', (kind) => {
    expect(plain(kind)).toContain('Léa');
    expect(plain(kind)).toContain('MJC du lac');
    expect(plain(kind)).not.toMatch(/[[\]]|undefined|null/);
  });

  it.each(['about', 'first-contact', 'first-contact-short'] as const)('« %s » says the hours and where to check who writes', (kind) => {
    expect(plain(kind)).toContain('le mardi de 17 h à 19 h, le jeudi de 20 h à minuit');
    expect(plain(kind)).toContain(`${location.origin}/annuaire/88-vosges/88-lea-mjc-du-lac-x7k2`);
  });

  it('leave what is not known between brackets', () => {
    const bare = aDetail({ function: null, structure: null, permanences: [] });
    expect(plain('about', bare)).toContain('[votre structure]');
    expect(plain('about', bare)).toContain('[votre métier]');
    expect(plain('first-contact', bare)).toContain('Je suis là à coup sûr [vos jours et vos heures].');
  });

  it('say tu to young people and vous to whoever it may be', () => {
    expect(plain('first-contact')).toMatch(/\btu\b/);
    expect(plain('doubt')).not.toMatch(/\b(tu|te|ton|ta)\b/);
    expect(plain('about')).toContain('Je réponds à coup sûr le mardi');
  });

  it('give no phone, no mail and no last name', () => {
    for (const kind of kinds) expect(plain(kind)).not.toMatch(/@|06 39|\+33|Marchal/);
  });
});

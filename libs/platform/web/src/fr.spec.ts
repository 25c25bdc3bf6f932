import { describe, expect, it } from '@jest/globals';
import { count, counted, dayOf, fr, initialsOf, momentOf, phoneOf, timeOf } from './fr';

const shown = (text: string): string => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_');

describe('French typography', () => {
  it.each([
    ["Qui est joignable aujourd'hui ?", 'Qui est joignable aujourd’hui_?'],
    ['Attention : il manque 12 % des fiches ; relancez !', 'Attention~: il manque 12~% des fiches_; relancez_!'],
    ['Vraiment?', 'Vraiment_?'],
    ['la MJC « Le Tour du lac »', 'la MJC «~Le Tour du lac~»'],
    ['la MJC «Le Tour du lac»', 'la MJC «~Le Tour du lac~»'],
    ['le 24 novembre 2026 à 18 h 10', 'le 24~novembre 2026 à 18~h~10'],
    ['pour les 12 ans, n° 2', 'pour les 12~ans, n°~2'],
    ['https://exemple.fr/page?x=1', 'https://exemple.fr/page?x=1'],
  ])('%s', (typed, said) => expect(shown(fr(typed))).toBe(said));

  it('changes nothing the second time', () => {
    const once = fr("L'annuaire « public » : 18 h 10 ; voulez-vous ? Oui !");
    expect(fr(once)).toBe(once);
  });

  it('says numbers, dates and times as people do', () => {
    expect(shown(count(2311))).toBe('2_311');
    expect(count(6.84)).toBe('6,84');
    expect(shown(counted(0, 'promeneur', 'promeneurs'))).toBe('0~promeneur');
    expect(shown(counted(1.5, 'heure', 'heures'))).toBe('1,5~heure');
    expect(shown(counted(28, 'promeneur', 'promeneurs'))).toBe('28~promeneurs');
    expect(counted(0, 'promeneur', 'promeneurs', 'aucun promeneur')).toBe('aucun promeneur');
    expect(shown(dayOf('2026-11-24'))).toBe('24~novembre 2026');
    expect(shown(dayOf('2026-09-01'))).toBe('1er~septembre 2026');
    expect(shown(dayOf('2026-11-24', 'short'))).toBe('24~nov.');
    expect(shown(dayOf('2026-11-24', 'full'))).toBe('mardi 24~novembre 2026');
  });

  it('tells instants in Paris, whatever the machine', () => {
    expect(shown(timeOf('2026-11-24T17:10:00Z'))).toBe('18~h~10');
    expect(shown(timeOf('2026-07-01T07:00:00Z'))).toBe('9~h');
    expect(shown(momentOf('2026-12-31T23:30:00Z'))).toBe('1er~janvier 2027 à 0~h~30');
  });

  it('spaces phone numbers of France and leaves the others', () => {
    expect(shown(phoneOf('+33329823412'))).toBe('03~29~82~34~12');
    expect(shown(phoneOf('03.29.82.34.12'))).toBe('03~29~82~34~12');
    expect(phoneOf('+352 26 12')).toBe('+352 26 12');
  });

  it.each([
    [['Claire', 'Aubertin'], 'CA'],
    [['Élodie Petit-Jean'], 'ÉJ'],
    [['Manon'], 'M'],
    [[null, undefined], ''],
  ])('takes the initials of %j', (names, initials) => expect(initialsOf(...names)).toBe(initials));
});

import { describe, expect, it } from '@jest/globals';
import { aDetail, karim, mjc, today } from '../testing';
import { effectsOf } from './departure-effects';

const plain = (effects: readonly string[]) => effects.map((effect) => effect.replaceAll(/\s/g, ' '));
const effects = (detail: Parameters<typeof aDetail>[0], leavesOn: string) => plain(effectsOf(aDetail(detail), leavesOn, today));
const employment = aDetail().employments[0]!;
const departure = { leavesOn: '2026-12-31', withdrawnOn: '2027-01-01', note: null, marks: [], handedOver: [] };

describe('what a departure will change', () => {
  it('is the directory from the next day on, the employment, and neither the charter nor the account', () => {
    expect(effects({}, '2026-12-31')).toEqual([
      'La fiche quitte l’annuaire le 1er janvier 2027. Qui vérifie un profil lit alors que Léa ne fait plus partie du réseau.',
      'L’emploi à MJC du lac finit le 31 décembre 2026.',
      'La charte signée le 12 septembre 2025 est gardée, avec ses signatures.',
      'Le compte reste ouvert jusqu’à ce que vous le fermiez, dans « Comptes ».',
    ]);
  });

  it('comes at once when the last day is past, and still tomorrow when it is today', () => {
    expect(effects({}, '2026-11-23')[0]).toContain('quitte l’annuaire tout de suite');
    expect(effects({}, today)[0]).toContain('quitte l’annuaire le 25 novembre 2026');
  });

  it('leaves an employment that is over or yet to begin, and says the day that another one ended on', () => {
    const over = { ...employment, id: mjc, endsOn: '2026-06-30', isLive: false };
    const toCome = { ...employment, id: karim, startsOn: '2027-02-01', isLive: false };
    const ending = { ...employment, endsOn: '2027-08-31' };
    const said = effects({ employments: [over, toCome, ending] }, '2026-12-31').filter((effect) => effect.startsWith('L’emploi'));
    expect(said).toEqual(['L’emploi à MJC du lac finit le 31 décembre 2026, au lieu du 31 août 2027.']);
  });

  it('moves with the day when a departure is said again', () => {
    const ended = { ...employment, endsOn: '2026-12-31' };
    const said = effects({ departure, employments: [ended] }, '2027-01-31');
    expect(said).toContain('L’emploi à MJC du lac finit le 31 janvier 2027.');
  });

  it('says nothing of what there is not', () => {
    const said = effects(
      { isListed: false, hasAccount: false, employments: [], charter: { state: 'missing', signedOn: null } },
      '2026-12-31',
    );
    expect(said).toEqual(['Le retrait de l’annuaire est noté pour le 1er janvier 2027 ; la fiche n’y est pas aujourd’hui.']);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Reason } from '@promenade/directory/model';
import { situationOf } from '../reasons.fr';
import { aDetail, mjc } from '../testing';
import { pointsOf, whyNotAsk } from './situation';

const reason = (code: Reason['code'], who: Reason['who'] = 'coordinator', facts: Reason['facts'] = {}): Reason => ({ code, who, facts });

describe('where a promeneur stands', () => {
  it('is told by what is done', () => {
    const points = pointsOf(aDetail());
    expect(points.map(({ key, done }) => [key, done])).toEqual([
      ['employment', true],
      ['charter', true],
    ]);
    expect(points[0]!.detail).toBe('MJC du lac, depuis le 1er\u00a0septembre 2025, 3\u00a0h par semaine');
  });

  it('is told by what is missing, who must act, and where', () => {
    const detail = aDetail({
      state: 'unsigned',
      charter: { state: 'missing', signedOn: null },
      reasons: [
        reason('charter-missing'),
        reason('email-missing'),
        reason('representative-missing', 'coordinator', { structure: 'MJC du lac' }),
      ],
    });
    const points = pointsOf(detail);
    expect(points.map(({ key }) => key)).toEqual(['employment', 'charter-missing', 'email-missing', 'representative-missing']);
    expect(points.at(-1)).toMatchObject({
      done: false,
      fact: 'Personne n’est nommé pour signer au nom de MJC du lac',
      detail: 'À faire par la coordination.',
      lift: { path: `/structures/${mjc}/modifier` },
    });
    expect(whyNotAsk(detail)).toContain('adresse électronique');
    expect(situationOf(detail)).toBe('Léa n’est pas encore dans l’annuaire');
  });

  it('keeps a charter signed in sight when its promeneur left', () => {
    const left = aDetail({
      state: 'left',
      isListed: false,
      withdrawnOn: '2026-11-01',
      reasons: [reason('withdrawn', 'coordinator', { on: '2026-11-01' })],
    });
    expect(pointsOf(left).map(({ key, done }) => [key, done])).toEqual([
      ['employment', true],
      ['charter', true],
      ['withdrawn', false],
    ]);
    expect(situationOf(left)).toBe('Léa n’est plus dans le réseau');
  });

  it('is not « plus » for somebody whose employment is to come', () => {
    const coming = aDetail({ state: 'left', reasons: [reason('employment-to-come', 'coordinator', { on: '2027-01-04' })] });
    expect(situationOf(coming)).toBe('Léa n’est pas dans le réseau');
  });

  it('may be asked when nothing is in the way', () => expect(whyNotAsk(aDetail({ reasons: [reason('charter-missing')] }))).toBe(''));
});

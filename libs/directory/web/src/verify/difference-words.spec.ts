import { describe, expect, it } from '@jest/globals';
import { differenceWords, piecesOf } from './difference-words.fr';

describe('what differs between two handles, in words', () => {
  it.each([
    ['manon_pdn_88', { kind: 'extra', at: 9, asked: '_', real: '' }, 'un tiret bas de trop avant 88'],
    ['manonpdn88', { kind: 'missing', at: 5, asked: '', real: '_' }, 'il manque un tiret bas avant pdn8'],
    ['man0n', { kind: 'other', at: 3, asked: '0', real: 'o' }, 'un zéro au lieu de la lettre o'],
    ['manon_officiel', { kind: 'extra', at: 5, asked: '_officiel', real: '' }, '« _officiel » de trop à la fin'],
    ['manon-a', { kind: 'other', at: 5, asked: '-', real: '_' }, 'un tiret au lieu d’un tiret bas'],
    ['mаnon', { kind: 'other', at: 1, asked: 'а', real: 'a' }, '« а », d’un autre alphabet, au lieu de « a »'],
  ] as const)('of %s', (handle, difference, words) => expect(differenceWords(difference, handle)).toBe(words));

  it('is underlined where it stands', () => {
    expect(piecesOf('manon_pdn_88', [{ kind: 'extra', at: 9, asked: '_', real: '' }])).toEqual([
      { text: 'manon_pdn', isMarked: false },
      { text: '_', isMarked: true },
      { text: '88', isMarked: false },
    ]);
    expect(piecesOf('manon', [])).toEqual([{ text: 'manon', isMarked: false }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { ownPath } from './own-path';

describe('the page wanted before signing in', () => {
  it.each(['/promeneurs?volet=youth', '/signer/12#texte', '/'])('%s is ours', (path) => expect(ownPath(path)).toBe(path));

  it.each([
    null,
    undefined,
    '',
    'promeneurs',
    '//ailleurs.example',
    '/\\ailleurs.example',
    '/a\\..\\b',
    'https://ailleurs.example',
    'javascript:alert(1)',
    '/\n/ailleurs.example',
  ])('%j leads home', (path) => expect(ownPath(path)).toBe('/'));
});

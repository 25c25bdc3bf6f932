import { describe, expect, it } from '@jest/globals';
import { isSentence, signatureAsk, signBody } from './signature';

const body = { code: '012345', documentSha256: 'a'.repeat(64), consent: true, method: 'typed', typedName: ' Nathalie Humbert ' };
const strokes = [[[10, 10, 0], [700, 300, 12]]]; // prettier-ignore
const id = 'b4a1c1de-9d5e-4c1b-8f0e-1f2d3c4b5a60';

describe('what is sent to sign', () => {
  it('is a code, the digest of what was read, consent, and a name typed or drawn', () => {
    expect(signBody.parse(body).typedName).toBe('Nathalie Humbert');
    expect(signBody.parse({ ...body, method: 'drawn', typedName: undefined, strokes, alsoFor: [id] }).strokes).toEqual(strokes);
  });

  it.each([
    ['five digits', { code: '01234' }, 'code', 'code-format'],
    ['digits of another script', { code: '٠١٢٣٤٥' }, 'code', 'code-format'],
    ['no consent', { consent: false }, 'consent', 'Invalid input: expected true'],
    ['neither a code nor a second factor', { code: undefined }, 'code', 'code-format'],
    ['both', { totp: '123456' }, 'code', 'code-format'],
    ['a digest in capitals', { documentSha256: 'A'.repeat(64) }, 'documentSha256', 'Invalid string'],
    ['a name that is only spaces', { typedName: '   ' }, 'typedName', 'Too small'],
    ['no name', { typedName: undefined }, 'typedName', 'typed-name-missing'],
    ['no drawing', { method: 'drawn' }, 'strokes', 'drawing-missing'],
    ['the same request twice', { alsoFor: [id, id.toUpperCase()] }, 'alsoFor', 'said-twice'],
    ['a drawing made by the client', { svg: '<svg/>' }, '', 'Unrecognized key'],
  ])('is refused with %s', (_, change, path, message) => {
    const { error } = signBody.safeParse({ ...body, ...change });
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
    expect(error?.issues.map((issue) => issue.message).join()).toContain(message);
  });
});

it('knows the sentence that was asked, however it was typed, and no other', () => {
  for (const typed of ['Lu et approuvé', 'lu et approuve', ' LU  ET APPROUVÉ. ', '« Lu et approuvé »'])
    expect([typed, isSentence('Lu et approuvé', typed)]).toEqual([typed, true]);
  for (const typed of ['', 'Lu', 'Lu et désapprouvé', 'Lu et approuvé sauf l’article 3'])
    expect([typed, isSentence('Lu et approuvé', typed)]).toEqual([typed, false]);
});

describe('what is sent to ask', () => {
  it('names at least one promeneur, each once', () => {
    expect(signatureAsk.safeParse({ promeneurIds: [id] }).success).toBe(true);
    expect(signatureAsk.safeParse({ promeneurIds: [] }).success).toBe(false);
    expect(signatureAsk.safeParse({ promeneurIds: [id, id] }).success).toBe(false);
  });
});

import { Blob as NodeBlob } from 'node:buffer';
import { DecompressionStream as NodeDecompression } from 'node:stream/web';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { numberIn } from './file-reading';
import { questionIn, questionOnPaper } from './question';

const CODE = 'ABCD-EFGH-JKMN-PQRS';

// What every browser has, and the one of the tests has not.
beforeAll(() => void Object.assign(globalThis, { DecompressionStream: NodeDecompression, Blob: NodeBlob }));

describe('what a QR code asks', () => {
  it.each([
    [`https://promenade.example/verifier/document?code=${CODE}`, { kind: 'code', value: CODE }],
    ['abcdefghjkmnpqrs', { kind: 'code', value: CODE }],
    [`https://promenade.evil.example/verifier/document?code=${CODE}`, undefined],
    ['https://promenade.example/annuaire/88-vosges', undefined],
    ['WIFI:S:x;;', undefined],
  ])('%s', (text, question) => expect(questionOnPaper(text, 'promenade.example')).toEqual(question));

  it('is a code, a digest, or nothing', () => {
    expect(questionIn('')).toBeUndefined();
    expect(questionIn('ABCD-EFGH-JKMN-PQR1')).toBeUndefined();
    expect(questionIn('A'.repeat(64))).toEqual({ kind: 'sha256', value: 'a'.repeat(64) });
  });
});

describe('the number that a file says it bears', () => {
  it('is read in clear, or in what the file has packed, cut files included', async () => {
    const packed = deflateSync(Buffer.from(`${'{"events":[]}'.repeat(50)}"PDN-2A-7QK4-M2XC"${' '.repeat(500)}`));
    const around = (bytes: Buffer) => Buffer.concat([Buffer.from('1 0 obj\n<</Filter/FlateDecode/Length 9>>\nstream\r\n'), bytes]);
    expect(await numberIn(new Uint8Array(Buffer.from('%PDF-1.7 /Title (PDN-88-7QK4-M2XC)')))).toBe('PDN-88-7QK4-M2XC');
    expect(await numberIn(new Uint8Array(around(packed)))).toBe('PDN-2A-7QK4-M2XC');
    expect(await numberIn(new Uint8Array(around(packed.subarray(0, packed.length - 6))))).toBe('PDN-2A-7QK4-M2XC');
    expect(await numberIn(new Uint8Array(around(Buffer.from('not packed at all'))))).toBeUndefined();
  });
});

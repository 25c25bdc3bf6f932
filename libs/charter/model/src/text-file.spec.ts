import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textMax } from './charter';
import { contentsOf } from '@promenade/documents/model';
import { textOfFile } from './text-file';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (char) => (char === '’' ? 0x92 : char.charCodeAt(0)));

describe('a file of text', () => {
  it('gives its title and its text, in Markdown', () => {
    expect(textOfFile('charte.md', utf8('\uFEFF# Charte 88 #\r\n\r\n## Article 1\r\n\r\nAgir.\r\n'))).toEqual({
      title: 'Charte 88',
      text: '## Article 1\n\nAgir.',
    });
    expect(textOfFile('charte.md', utf8('## Article 1\n\n# Pas un titre'))).toEqual({ title: '', text: '## Article 1\n\n# Pas un titre' });
  });

  it('is read as older Windows wrote it', () => {
    expect(textOfFile('charte.txt', latin('L’été à la Croisée'))).toEqual({ title: '', text: 'L’été à la Croisée' });
    const wide = new Uint8Array([0xff, 0xfe, 0xe9, 0x00, 0x74, 0x00]);
    expect(textOfFile('charte.txt', wide)).toEqual({ title: '', text: 'ét' });
  });

  it('has its articles found when it has no Markdown', () => {
    const plain =
      'Charte des promeneurs\n\nPréambule\n\nUn mot.\n\nArticle 1. Agir\n\nArticle 2 est long, et dit ceci.\nArticle 3\n\n– un\n• deux';
    const file = textOfFile('charte.txt', utf8(plain));
    expect(file).toMatchObject({ title: 'Charte des promeneurs' });
    const { text } = file as { text: string };
    expect(contentsOf(text).map(({ title }) => title)).toEqual(['Préambule', 'Article 1. Agir']);
    expect(text).toContain('- un\n- deux');
  });

  it.each([
    ['charte.docx', utf8('PK\u0003\u0004…'), { refused: 'word' }],
    ['charte.txt', utf8('PK\u0003\u0004…'), { refused: 'word' }],
    ['charte.odt', utf8('x'), { refused: 'word' }],
    ['charte.pdf', utf8('%PDF-1.7'), { refused: 'pdf' }],
    ['charte.txt', utf8('a\u0000b'), { refused: 'not-text' }],
    ['charte.txt', utf8(' \n '), { refused: 'empty' }],
    ['charte.txt', utf8('a'.repeat(textMax + 1)), { refused: 'too-long', length: textMax + 1 }],
  ])('says why it gives nothing (%s)', (name, bytes, refused) => {
    expect(textOfFile(name, bytes)).toEqual(refused);
  });

  it('is never a surprise, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const file = textOfFile('charte.txt', bytes);
        if (!('text' in file)) return;
        expect(file.text).toBe(file.text.trim());
        expect(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(file.text)).toBe(false);
      }),
    );
  });
});

import { afterAll, describe, expect, it } from '@jest/globals';
import { TypstPress } from './press';
import { wordsInPdf } from './testing';

const press = new TypstPress();
afterAll(() => press.onApplicationShutdown());

const printing = { title: 'Essai d’impression', createdAt: '2026-11-24T17:22:07.000Z' };
const print = (words: unknown, template = '= Un titre\n#data.words') => press.print(template, { words }, printing);

describe('the press', () => {
  it('prints text that can be read, under tags, a language, a title and a date', async () => {
    const pdf = await print('Où êtes-vous ? À Épinal, près de l’œuvre.');
    expect(wordsInPdf(pdf)).toBe('Un titre Où êtes-vous ? À Épinal, près de l’œuvre.');
    const inside = pdf.toString('latin1');
    expect(inside).toContain('%PDF-1.7');
    for (const mark of [
      '/StructTreeRoot',
      '/MarkInfo',
      '/Marked true',
      '/Lang (fr-FR)',
      '/S /H1',
      '/S /P',
      'GTS_PDFA1',
      'D:20261124172207',
    ]) {
      expect(inside).toContain(mark);
    }
    expect(inside).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<');
  });

  it('prints the same bytes for the same data, in whatever thread', async () => {
    const once = await print('mot');
    await print('autre chose');
    expect(await print('mot')).toEqual(once);
    const elsewhere = new TypstPress();
    expect(await elsewhere.print('= Un titre\n#data.words', { words: 'mot' }, printing)).toEqual(once);
    await elsewhere.onApplicationShutdown();
    expect(
      await press.print('= Un titre\n#data.words', { words: 'mot' }, { ...printing, createdAt: '2026-11-24T17:22:08.000Z' }),
    ).not.toEqual(once);
  });

  it.each([
    ['#eval("1 + 1") #panic() #read("/etc/passwd")'],
    ['*gras* _italique_ `code` $x^2$ <x> @y = titre - liste + 1. // fin /* fin */ \\ ~ --- https://exemple.fr'],
    ['"); #let x = 1; ("'],
    ['{"words":"autre"}\\u0041'],
    ['<script>alert(1)</script>'],
  ])('keeps %s as text', async (words) => {
    expect(wordsInPdf(await print(words))).toBe(`Un titre ${words}`);
  });

  it('takes away what hides or reorders text, and writes the number of what it cannot draw', async () => {
    expect(wordsInPdf(await print('a\u202eb\u200bc\u0007d \ud800 😀 日 \ue000 ﬁn e\u0301'))).toBe(
      'Un titre abcd [U+FFFD] [U+1F600] [U+65E5] [U+E000] fin é',
    );
  });

  it.each(['x'.repeat(10_000), 'mot '.repeat(2_500).trim(), '\u00a0'.repeat(10_000), '😀'.repeat(10_000), 'e' + '\u0301'.repeat(10_000)])(
    'prints ten thousand characters (%#)',
    async (words) => {
      expect((await print(words)).subarray(0, 5).toString()).toBe('%PDF-');
    },
  );

  it('reads no file, in or out of its place, and no package', async () => {
    for (const path of ['/etc/passwd', '../../etc/passwd', 'package.json', `${process.cwd()}/package.json`]) {
      await expect(press.print('#read(data.words)', { words: path }, printing)).rejects.toThrow('The press refuses this page');
    }
  });

  it('shows the pictures it is handed under a text that stands for them, and keeps none for the next page', async () => {
    const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC', 'base64');
    const template = '= Un titre\n#image("/lea", alt: data.words, width: 1cm)';
    const inside = (await press.print(template, { words: 'Le portrait' }, { ...printing, pictures: { lea: pixel } })).toString('latin1');
    expect(inside).toContain('/S /Figure');
    expect(inside).toContain('/Alt');
    await expect(press.print(template, { words: 'x' }, printing)).rejects.toThrow('The press refuses this page');
  });

  it('says what is wrong with a template, and prints the next one', async () => {
    await expect(print('x', '#data.nothing')).rejects.toThrow('nothing');
    expect(wordsInPdf(await print('encore'))).toContain('encore');
  });

  it('gives up on a page that takes too long, and prints the next one', async () => {
    const slow = '#for n in range(data.words) [#n ]';
    await expect(press.print(slow, { words: 8_000 }, printing, 20)).rejects.toThrow('more than 20 ms');
    expect(wordsInPdf(await print('encore'))).toContain('encore');
  });

  it('prints in turn what is asked at once', async () => {
    const words = Array.from({ length: 20 }, (_, index) => `page ${index}`);
    const printed = await Promise.all(words.map((each) => print(each)));
    expect(printed.map((pdf) => wordsInPdf(pdf))).toEqual(words.map((each) => `Un titre ${each}`));
  });

  it('prints three pages in little time', async () => {
    const words = 'Le promeneur répond, oriente et accompagne. '.repeat(230);
    await print(words);
    const before = process.cpuUsage();
    await print(words);
    // Of the processor's time, not of the clock's: a machine that does something else meanwhile proves nothing.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2000);
  });
});

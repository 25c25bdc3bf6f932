import { describe, expect, it } from '@jest/globals';
import { type Block, proseOf } from './prose';
import { runsOf, wordsOf } from './runs';

const outline = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.kind === 'list' ? block.items.map((item) => wordsOf(item.runs)) : `${block.kind}: ${wordsOf(block.runs)}`));

describe('prose', () => {
  it('reads headings, paragraphs and lists in their order', () => {
    const text = '# Charte\n\nUn premier\nparagraphe.\n\n## Article 1. Agir ##\nDu texte\n- un\n- deux\n  suite\n\n- trois\n\nFin.';
    expect(outline(proseOf(text))).toEqual([
      'heading: Charte',
      'paragraph: Un premier paragraphe.',
      'heading: Article 1. Agir',
      'paragraph: Du texte',
      ['un', 'deux suite', 'trois'],
      'paragraph: Fin.',
    ]);
  });

  it('keeps the number an ordered list starts with, and separates it from the bullets that follow', () => {
    const [numbers, bullets] = proseOf('3. trois\n4) quatre\n- un point');
    expect(numbers).toMatchObject({ ordered: true, start: 3, items: [{}, {}] });
    expect(bullets).toMatchObject({ ordered: false, items: [{ runs: [{ text: 'un point' }] }] });
  });

  it('nests a list under the item it is indented from', () => {
    const [list] = proseOf('- un\n  - dedans\n    - plus bas\n  - encore\n- deux');
    expect(list).toMatchObject({
      items: [
        { runs: [{ text: 'un' }], list: { items: [{ runs: [{ text: 'dedans' }], list: { items: [{}] } }, { list: null }] } },
        { runs: [{ text: 'deux' }], list: null },
      ],
    });
  });

  it('keeps a line break that was meant', () => {
    expect(outline(proseOf('Nom  \nSignature\\\nDate'))).toEqual(['paragraph: Nom\nSignature\nDate']);
  });

  it('reads a file of Windows or of an old Mac like any other', () => {
    expect(outline(proseOf('# A\r\n\r\nb\r\nc'))).toEqual(outline(proseOf('# A\n\nb\nc')));
    expect(outline(proseOf('# A\r\rb'))).toEqual(['heading: A', 'paragraph: b']);
  });

  it('reads bold, emphasis and links, one inside the other', () => {
    expect(runsOf('Un **mot *fort*** et [le site](https://exemple.fr), snake_case_name, 2 * 3 * 4')).toEqual([
      { text: 'Un ' },
      { text: 'mot ', strong: true },
      { text: 'fort', strong: true, emphasis: true },
      { text: ' et ' },
      { text: 'le site', href: 'https://exemple.fr' },
      { text: ', snake_case_name, 2 * 3 * 4' },
    ]);
  });

  it.each([
    ['[piège](javascript:alert(1))', '[piège](javascript:alert(1))'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['#eval("x") $a$ @b', '#eval("x") $a$ @b'],
    ['\\*pas en italique\\*', '*pas en italique*'],
  ])('leaves %s as text', (source, words) => {
    expect(runsOf(source)).toEqual([{ text: words }]);
  });

  it.each([
    '*a '.repeat(15_000),
    '[('.repeat(20_000),
    '- '.repeat(20_000),
    `${' '.repeat(30_000)}x`,
    '**'.repeat(25_000),
    '- a\n'.repeat(15_000),
  ])('reads a hostile page in less than a second (%#)', (page) => {
    const before = process.cpuUsage();
    proseOf(page);
    // Of the processor's time, not of the clock's: a machine that does something else meanwhile proves nothing.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LineChange, lineDiff, wordDiff } from './difference';

describe('the words that changed', () => {
  it('are marked, neighbours together', () => {
    expect(wordDiff('Je réponds le mardi soir.', 'Je réponds le jeudi soir.')).toEqual([
      { kind: 'same', text: 'Je réponds le ' },
      { kind: 'gone', text: 'mardi' },
      { kind: 'new', text: 'jeudi' },
      { kind: 'same', text: ' soir.' },
    ]);
    expect(wordDiff('', 'Bonjour')).toEqual([{ kind: 'new', text: 'Bonjour' }]);
    expect(wordDiff('Bonjour', 'Bonjour')).toEqual([{ kind: 'same', text: 'Bonjour' }]);
  });

  it('rebuild both texts to the letter', () => {
    const words = fc
      .array(fc.constantFrom('lundi', 'mardi', ', ', ' ', 'é', '\n', '😀', '18', ' h '), { maxLength: 40 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const runs = wordDiff(before, after);
        const of = (kind: string) => runs.flatMap((run) => (run.kind === 'same' || run.kind === kind ? run.text : [])).join('');
        expect([of('gone'), of('new')]).toEqual([before, after]);
        if (before === after) expect(runs.every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });
});

const side = (lines: readonly LineChange[], of: 'before' | 'after') => lines.flatMap((line) => line[of] ?? []).join('\n');

describe('the lines that changed', () => {
  it('are gone, new, or changed in some words', () => {
    const before = '## Article 1\n\nLa structure donne deux heures par semaine.\n\nElle en rend compte.';
    const after = '## Article 1\n\nLa structure donne trois heures par semaine.\n\n## Article 2\n\nChacun se forme.';
    const told = lineDiff(before, after)
      .filter((line) => line.before !== line.after)
      .map((line) => [line.before, line.after]);
    expect(told).toContainEqual(['La structure donne deux heures par semaine.', 'La structure donne trois heures par semaine.']);
    expect(told).toContainEqual(['Elle en rend compte.', null]);
    expect(told).toContainEqual([null, 'Chacun se forme.']);
  });

  it('applied to the former text give the latter, and undone, the former', () => {
    const line = fc
      .array(fc.constantFrom('la', 'structure', 'donne', 'deux', 'trois', 'heures', '## ', '- ', '', '\r', '😀'), { maxLength: 6 })
      .map((words) => words.join(' '));
    const page = fc.array(line, { maxLength: 20 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(page, page, (before, after) => {
        const lines = lineDiff(before, after);
        expect([side(lines, 'before'), side(lines, 'after')]).toEqual([before, after]);
        for (const { runs, ...whole } of lines) {
          const of = (kind: string) => runs.flatMap((run) => (run.kind === 'same' || run.kind === kind ? run.text : [])).join('');
          expect([of('gone'), of('new')]).toEqual([whole.before ?? '', whole.after ?? '']);
        }
        if (before === after) expect(lines.every((each) => each.before === each.after)).toBe(true);
      }),
    );
  });

  it.each([
    ['lines that have nothing in common', (side: string) => Array.from({ length: 30_000 }, (_, at) => `${side}${at}`).join('\n')],
    ['one line that has nothing in common', (side: string) => Array.from({ length: 30_000 }, (_, at) => `${side}${at}`).join(' ')],
    ['lines that look alike', (side: string) => Array.from({ length: 2000 }, (_, at) => `la structure donne ${side}${at}`).join('\n')],
  ])('tell %s whole, without end', (_, page) => {
    const lines = lineDiff(page('a'), page('b'));
    expect([side(lines, 'before'), side(lines, 'after')]).toEqual([page('a'), page('b')]);
  });
});

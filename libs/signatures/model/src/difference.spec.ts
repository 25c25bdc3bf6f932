import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { changesBetween } from './difference';

const before = [
  '# Charte',
  '',
  '## 1. Présence',
  '',
  '- Une séance par an',
  '- Un bandeau',
  '',
  '## 2. Parole',
  '',
  'J’écoute sans juger.',
];

describe('what changes since the text signed before', () => {
  it('is told line by line, after the heading above it, without the marks of Markdown', () => {
    const after = before.with(4, '- Deux séances par an').concat('', '## 3. Réseau', '', 'Je participe.');
    const told = changesBetween(before.join('\n'), after.join('\n')).map(({ kind, isHeading, isItem, runs }) => [
      kind,
      isHeading ? 'heading' : isItem ? 'item' : 'line',
      runs.map(({ kind: of, text }) => (of === 'same' ? text : `${of === 'gone' ? '-' : '+'}${text}`)).join('|'),
    ]);
    expect(told).toEqual([
      ['same', 'heading', '1. Présence'],
      ['changed', 'item', '-Une|+Deux| |-séance|+séances| par an'],
      ['new', 'heading', '+3. Réseau'],
      ['new', 'line', '+Je participe.'],
    ]);
  });

  it('is nothing between a text and itself, and never hides a line that is in one alone', () => {
    const line = fc.constantFrom('# Titre', '- un point', '- un autre point', 'Une phrase.', 'Une autre phrase.', '');
    const text = fc.array(line, { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(changesBetween(one.join('\n'), one.join('\n'))).toEqual([]);
        const told = changesBetween(one.join('\n'), other.join('\n'));
        const said = (kinds: readonly string[]) =>
          told.map(({ runs }) => runs.filter(({ kind }) => kinds.includes(kind)).map(({ text: words }) => words).join('')); // prettier-ignore
        const bare = (each: string) => each.replace(/^(#+|-) /, '');
        for (const each of other) if (each && !one.includes(each)) expect(said(['same', 'new'])).toContain(bare(each));
        for (const each of one) if (each && !other.includes(each)) expect(said(['same', 'gone'])).toContain(bare(each));
      }),
    );
  });
});

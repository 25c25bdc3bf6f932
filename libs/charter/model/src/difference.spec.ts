import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tidied } from './canonical-text';
import { differenceBetween, linesBetween } from './difference';

const version = (text: string, more: object = {}) => ({
  ...{ id: 'f0a1c0de-0000-4000-8000-000000000001', department: null, number: 1, title: 'Charte', text },
  ...{ consentSentence: 'J’ai lu.', typedSentence: null, profileItems: [{ key: 'photo', label: 'Une photo' }] },
  ...more,
});

const before = '## Article 1. Agir\n\nDeux heures.\n\n## Article 2. Dire\n\nRien ne change.\n\n## Article 3. Finir\n\nAdieu.';
const after = '## Article 1. Agir\n\nTrois heures.\n\n## Article 2. Dire\n\nRien ne change.\n\n## Article 4. Revenir\n\nBonjour à toutes.';

describe('the difference between two versions', () => {
  it('names the articles that it touches, and counts what comes and goes', () => {
    const { articles, counts, lines } = differenceBetween(version(before), version(after));
    expect(articles.map(({ number, change }) => [number, change])).toEqual([
      ['1', 'changed'],
      ['2', 'same'],
      ['3', 'gone'],
      ['4', 'new'],
    ]);
    expect(counts).toEqual({ gone: 2, new: 2, changed: 1 });
    const changed = lines.find(({ kind }) => kind === 'changed')!;
    expect(changed.article).toBe(0);
    expect(changed.runs.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['gone Deux', 'new Trois', 'same  heures.']);
  });

  it('tells what is around the text too', () => {
    const more = { title: 'Charte 2027', typedSentence: 'Lu et approuvé', profileItems: [] };
    const { terms } = differenceBetween(version(before), version(before, more));
    expect(terms.map(({ term }) => term)).toEqual(['title', 'typedSentence', 'profileItems']);
    expect(differenceBetween(version(before), version(before)).terms).toEqual([]);
  });

  it('applied to the former text gives the latter', () => {
    const page = fc
      .array(fc.constantFrom('# A', '## A', '## Article 1', 'un deux trois', 'un deux quatre', '- point', '', ' fin\r'), { maxLength: 14 })
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(page, page, (from, to) => {
        const { lines, articles } = linesBetween({ text: from }, { text: to });
        const side = (own: string, other: string) =>
          lines
            .filter(({ kind }) => kind !== other)
            .map(({ runs }) => runs.flatMap(({ kind, text }) => (kind === 'same' || kind === own ? text : [])).join(''))
            .join('\n');
        expect([side('gone', 'new'), side('new', 'gone')]).toEqual([tidied(from), tidied(to)]);
        if (tidied(from) === tidied(to)) expect(articles.every(({ change }) => change === 'same')).toBe(true);
      }),
    );
  });
});

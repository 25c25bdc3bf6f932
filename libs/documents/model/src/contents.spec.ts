import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentsOf } from './contents';

describe('the contents of a text', () => {
  it('name its headings, and the number that an article gives itself', () => {
    const text = '## Préambule\n\nUn mot.\n\n## Article 1. Les **acteurs**\n\n### Les structures\n\n## Article 3 bis - Durée\n\n## ART. 4';
    expect(contentsOf(text)).toEqual([
      { anchor: 'preambule', number: null, title: 'Préambule', level: 2 },
      { anchor: 'article-1', number: '1', title: 'Article 1. Les acteurs', level: 2 },
      { anchor: 'les-structures', number: null, title: 'Les structures', level: 3 },
      { anchor: 'article-3-bis', number: '3 bis', title: 'Article 3 bis - Durée', level: 2 },
      { anchor: 'article-4', number: '4', title: 'ART. 4', level: 2 },
    ]);
    expect(contentsOf('# Article premier\n# Articles du budget\n# !!!').map(({ anchor }) => anchor)).toEqual([
      'article-1',
      'articles-du-budget',
      'partie',
    ]);
  });

  it('lead to each heading by a name of its own, whatever they are called', () => {
    const heading = fc.constantFrom('# Article 1', '## Article 1 bis', '## 2', '### a 2', '# a', '# a!', '# !', 'du texte', '- un point');
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 30 }), (lines) => {
        const anchors = contentsOf(lines.join('\n')).map(({ anchor }) => anchor);
        expect(new Set(anchors).size).toBe(anchors.length);
        expect(anchors).toHaveLength(lines.filter((line) => line.startsWith('#')).length);
      }),
    );
  });
});

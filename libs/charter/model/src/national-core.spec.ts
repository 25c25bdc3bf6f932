import { describe, expect, it } from '@jest/globals';
import { lineDiff } from '@promenade/documents/model';
import fc from 'fast-check';
import { additionsHeading, composedText, partsOf } from './national-core';

const page = fc
  .array(fc.constantFrom('# Charte', '## Article 1', '### Suite', 'La structure donne du temps.', '- un point', '', '  ', '## Autre ##'), {
    maxLength: 12,
  })
  .map((lines) => lines.join('\n'));
const words = page.filter((text) => text.trim() !== '');

describe('a version on the national core', () => {
  it('holds the core word for word, then what the département adds, under its heading', () => {
    expect(composedText('## Article 1\n\nAgir.\n', '## Article 2\n\nSe réunir.')).toBe(
      `## Article 1\n\nAgir.\n\n## ${additionsHeading}\n\n### Article 2\n\nSe réunir.`,
    );
  });

  it('adds at the place that the core marks', () => {
    const core = `## Un\n\nA.\n\n## ${additionsHeading}\n\nLe département peut ajouter ici.\n\n## Durée\n\nZ.`;
    const text = composedText(core, 'Une réunion par mois.');
    expect(text).toBe(core.replace('\n\n## Durée', '\n\nUne réunion par mois.\n\n## Durée'));
    expect(partsOf({ text, additions: 'Une réunion par mois.' })).toEqual([
      { of: 'core', text: core.slice(0, core.indexOf('\n\n## Durée')) },
      { of: 'department', text: 'Une réunion par mois.' },
      { of: 'core', text: '## Durée\n\nZ.' },
    ]);
  });

  it('announces the additions once, and keeps their headings below', () => {
    const said = composedText('Agir.', `# ${additionsHeading}\n\n# A\n\n## B\n\n###### C`);
    expect(said).toBe(`Agir.\n\n## ${additionsHeading}\n\n### A\n\n#### B\n\n###### C`);
  });

  it('is the core’s alone when nothing is added', () => {
    expect(partsOf({ text: 'Agir.', additions: null })).toEqual([{ of: 'core', text: 'Agir.' }]);
  });

  it('loses no word of either, and no line of the core moves', () => {
    const marked = fc
      .tuple(words, fc.boolean(), page)
      .map(([before, is, after]) => (is ? `${before}\n\n## ${additionsHeading}\n\n${after}` : before));
    fc.assert(
      fc.property(marked, words, (core, additions) => {
        const text = composedText(core, additions);
        const told = (side: string) => side.split('\n').filter((line) => line.trim() !== '');
        expect(lineDiff(told(core).join('\n'), told(text).join('\n')).filter(({ after }) => after === null)).toEqual([]);
        const parts = partsOf({ text, additions });
        expect(parts.filter(({ of }) => of === 'department')).toHaveLength(1);
        expect(told(parts.map((part) => part.text).join('\n\n'))).toEqual(told(text));
        const bare = (side: string) => told(side).map((line) => line.replace(/^ {0,3}#+/, '#'));
        expect(bare(parts.find(({ of }) => of === 'department')!.text)).toEqual(bare(additions.trim()));
      }),
    );
  });
});

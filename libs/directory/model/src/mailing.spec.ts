import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mailingDraft, unknownPlaceholders, writtenTo } from './mailing';

const lea = { firstName: 'Léa', structure: 'MJC du Lac' };

describe('the words of a mailing', () => {
  it('take the first name and the structure of whom they are for', () => {
    expect(writtenTo(lea, 'Bonjour {{prénom}}, à {{ Structure }}.')).toBe('Bonjour Léa, à MJC du Lac.');
    expect(writtenTo({ ...lea, structure: null }, 'À {{structure}}')).toBe('À votre structure');
  });

  it('read accents however they were typed', () => {
    expect(writtenTo(lea, 'Bonjour {{pre\u0301nom}}')).toBe('Bonjour Léa');
  });

  it.each([['{{nom}}'], ['{{email}}'], ['{{constructor}}'], ['{{}}']])('stand for nothing else: %s', (words) => {
    expect(unknownPlaceholders(`Bonjour ${words}`)).toEqual([words]);
    const draft = { subject: 'Bonjour', text: `Bonjour ${words}`, target: { filter: {}, everyone: true } };
    expect(mailingDraft.safeParse(draft).error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['text', 'placeholder-unknown'],
    ]);
  });

  it('never read a name again', () => {
    expect(writtenTo({ firstName: '{{structure}}', structure: 'MJC' }, '{{prénom}} $& {{prénom}}')).toBe('{{structure}} $& {{structure}}');
  });

  it('without braces are left as they are', () => {
    fc.assert(fc.property(fc.string(), (words) => words.includes('{{') || writtenTo(lea, words) === words.normalize('NFC')));
  });
});

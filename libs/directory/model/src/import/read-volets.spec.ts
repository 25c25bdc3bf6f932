import { describe, expect, it } from '@jest/globals';
import { readVolets } from './read-volets';

describe('the public of a promeneur', () => {
  it.each([
    ['Jeunesse', ['youth']],
    ['jeunesse ', ['youth']],
    ['Jeunes', ['youth']],
    ['12-25 ans', ['youth']],
    ['Adolescents', ['youth']],
    ['PARENTALITÉ', ['parenting']],
    ['parentalite', ['parenting']],
    ['Familles', ['parenting']],
    ['J/P', ['youth', 'parenting']],
    ['P + J', ['youth', 'parenting']],
    ['les deux', ['youth', 'parenting']],
    ['Parentalité et jeunesse', ['youth', 'parenting']],
    ['volet jeunesse', ['youth']],
    ['tout public', ['youth', 'parenting']],
  ])('« %s » is %j', (text, read) => {
    expect(readVolets(text)).toEqual(read);
  });

  it.each(['', 'seniors', 'jeunesse et seniors', '?'])('« %s » is asked again', (text) => {
    expect(readVolets(text)).toBeUndefined();
  });
});

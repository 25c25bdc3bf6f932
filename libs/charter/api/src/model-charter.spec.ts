import { describe, expect, it } from '@jest/globals';
import { charterDraft, profileItemsIn } from '@promenade/charter/model';
import { consentSentence, modelCharter } from './model-charter.fr';

describe('the charter of the demonstration', () => {
  it('is a draft like any other', () => {
    const draft = { ...modelCharter, consentSentence };
    expect(charterDraft.parse(draft)).toEqual({ ...draft, text: modelCharter.text.trim() });
  });

  it('asks six things of a profile', () => {
    expect(profileItemsIn(modelCharter.text).map((item) => item.key)).toEqual([
      'name',
      'photo',
      'banner',
      'presentation',
      'contact',
      'directory-link',
    ]);
  });

  it('can be read in a few minutes', () => {
    const words = modelCharter.text.split(/\s+/).length;
    expect(words).toBeGreaterThan(900);
    expect(words).toBeLessThan(1500);
  });
});

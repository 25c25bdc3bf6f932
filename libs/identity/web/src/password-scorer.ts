import { type Strength, weaknessOf } from '@promenade/identity/model';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as french from '@zxcvbn-ts/language-fr';

// The scorer's own sentences are replaced by their keys: ours are in labels.fr.ts.
const warnings = Object.fromEntries(Object.keys(french.translations.warnings).map((key) => [key, key]));
const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...french.dictionary },
  graphs: common.adjacencyGraphs,
  translations: { ...french.translations, warnings: warnings as typeof french.translations.warnings },
});

/** As the server scores it. Heavy by its dictionaries: loaded only where a password is chosen (`PASSWORD_SCORER`). */
export function strengthOf(password: string, words: string[]): Strength {
  const { score, feedback } = zxcvbn.check(password, words);
  return { score, weakness: weaknessOf(feedback.warning) };
}

import { Injectable } from '@nestjs/common';
import {
  type Chooser,
  isStrong,
  newPassword,
  ownWords,
  PASSWORD_MIN,
  type Scorer,
  type Strength,
  strengthWith,
  weaknessOf,
} from '@promenade/identity/model';
import { Invalid } from '@promenade/platform/api';
import { tooGuessable, tooShort } from './passwords.fr';

/** How soon a password would be guessed by somebody who knows French and the person. */
@Injectable()
export class PasswordStrength {
  private scorer: Promise<Scorer> | undefined;

  /** @throws Invalid 422 at `path`, with a sentence that says what to write */
  async demand(password: string | undefined, chooser: Chooser, path = 'password'): Promise<string> {
    if (!newPassword.safeParse(password).success) {
      throw new Invalid([{ path, code: 'password-short', message: tooShort(PASSWORD_MIN) }]);
    }
    const strength = await this.of(password!, chooser);
    if (isStrong(password!, strength)) return password!;
    throw new Invalid([{ path, code: 'password-weak', message: tooGuessable(strength.weakness) }]);
  }

  async of(password: string, chooser: Chooser): Promise<Strength> {
    this.scorer ??= loadScorer();
    return strengthWith(await this.scorer, password, ownWords(chooser));
  }
}

/** The dictionaries are a few megabytes: they are read when the first password is chosen, never by the worker. */
async function loadScorer(): Promise<Scorer> {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  // The scorer's own sentences are replaced by their keys: ours are in passwords.fr.ts.
  const keysOf = <T extends object>(words: T) => Object.fromEntries(Object.keys(words).map((key) => [key, key])) as unknown as T;
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    translations: { ...french.translations, warnings: keysOf(french.translations.warnings) },
  });
  return (password, words) => {
    const { score, feedback } = zxcvbn.check(password, words);
    return { score, weakness: weaknessOf(feedback.warning) };
  };
}

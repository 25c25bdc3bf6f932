import * as z from 'zod';

/** Length first (CNIL 2022-100, ANSSI 2021): no rule of composition, no renewal. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

/** What zxcvbn must answer, from 0 (guessed at once) to 4, once it knows the person's own words. */
export const SCORE_MIN = 3;

/** A password being chosen. How strong it is depends on who chooses it: `isStrong`. */
export const newPassword = z
  .string()
  .min(PASSWORD_MIN, { error: 'password-short' })
  .max(PASSWORD_MAX)
  .refine((value) => value.isWellFormed(), { error: 'unwritable-character' });

/** Why a password is guessed, told by its weakest part. */
export const weaknesses = ['own-words', 'common', 'name', 'keyboard', 'repeated', 'sequence', 'date'] as const;
export type Weakness = (typeof weaknesses)[number];

/** What a scorer says of a password. */
export interface Strength {
  /** 0 to 4. */
  readonly score: number;
  readonly weakness: Weakness | undefined;
}

export type Scorer = (password: string, words: string[]) => Strength;

const SEPARATORS = /[\s\-_.,/'’]+/g;

/**
 * The weaker of a password as it is typed and as it reads without what separates its words: zxcvbn counts each space as a riddle,
 * and would take « nadia ferry 2026 » for a secret of Nadia Ferry's.
 */
export function strengthWith(score: Scorer, password: string, words: string[]): Strength {
  const joined = password.replace(SEPARATORS, '');
  const asTyped = score(password, words);
  if (!joined || joined === password) return asTyped;
  const asJoined = score(joined, words);
  return asJoined.score < asTyped.score ? asJoined : asTyped;
}

export function isStrong(password: string, { score }: Pick<Strength, 'score'>): boolean {
  return password.length >= PASSWORD_MIN && score >= SCORE_MIN;
}

/** The warnings of zxcvbn, gathered by what a person can do about them. */
const byWarning: Record<string, Weakness> = {
  userInputs: 'own-words',
  topTen: 'common',
  topHundred: 'common',
  common: 'common',
  similarToCommon: 'common',
  wordByItself: 'common',
  pwned: 'common',
  namesByThemselves: 'name',
  commonNames: 'name',
  straightRow: 'keyboard',
  keyPattern: 'keyboard',
  simpleRepeat: 'repeated',
  extendedRepeat: 'repeated',
  sequences: 'sequence',
  dates: 'date',
  recentYears: 'date',
};

/** @param warning key of zxcvbn's warning, null when it has none */
export function weaknessOf(warning: string | null): Weakness | undefined {
  return warning === null ? undefined : byWarning[warning];
}

/** Whoever chooses a password. */
export interface Chooser {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** Words that somebody who knows the person, or the site, would try first: alone, and run together. */
export function ownWords({ email, firstName, lastName }: Chooser): string[] {
  const names = [firstName, lastName].map((name) => name.toLowerCase());
  const parts = [...names, ...email.toLowerCase().split(/[^\p{L}\p{N}]+/u)].flatMap((word) => word.split(/[\s'’-]+/));
  const words = [...parts, email.toLowerCase(), email.split('@')[0]!.toLowerCase(), 'promenade', 'promeneur', 'promeneurs'];
  return [...new Set([...words, names.join(''), [...names].reverse().join('')])].filter((word) => word.length > 2);
}

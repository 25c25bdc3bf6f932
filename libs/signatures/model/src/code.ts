/** The one-time code: six digits by e-mail, ten minutes, five tries. */
export const codeRules = { digits: 6, minutes: 10, tries: 5 } as const;

/** What is known of the last code sent. `tries` counts the wrong answers; instants are ISO. */
export interface IssuedCode {
  readonly sentAt: string;
  readonly tries: number;
  readonly usedAt: string | null;
}

export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'locked';

/**
 * What to answer to a code; `matches` says whether it is the one that was sent. A locked code stays locked even when
 * right, otherwise the sixth guess would count. A used one, and none at all, are wrong.
 */
export function codeVerdict(issued: IssuedCode | undefined, matches: boolean, now: Date): CodeVerdict {
  if (!issued || issued.usedAt !== null) return 'wrong';
  if (issued.tries >= codeRules.tries) return 'locked';
  if (now.getTime() - Date.parse(issued.sentAt) >= codeRules.minutes * 60_000) return 'expired';
  return matches ? 'right' : 'wrong';
}

/** Tries left before the code locks. */
export function triesLeft(issued: Pick<IssuedCode, 'tries'>): number {
  return Math.max(0, codeRules.tries - issued.tries);
}

/** A number below one million as the six digits that are sent: 42 is '000042'. */
export function codeOf(random: number): string {
  return String(Math.trunc(random) % 10 ** codeRules.digits).padStart(codeRules.digits, '0');
}

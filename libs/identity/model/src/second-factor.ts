import { isoInstant, isWritable, line, type MembershipSeat, type Refusal, type Role } from '@promenade/platform/model';
import * as z from 'zod';
import { PASSWORD_MAX } from './password';

/** RFC 6238 as every application of codes does it: six digits, a new code each thirty seconds, a clock one step early or late. */
export const totpRules = { digits: 6, periodSeconds: 30, driftSteps: 1 } as const;

/** How many codes of recovery there are at a time, and how many signs of their alphabet each has: 60 bits. */
export const recoveryRules = { codes: 10, signs: 12, group: 4 } as const;

/** Wrong codes that an account may give in a time (minutes), whatever the door: past it, nothing is looked at until the time is over. */
export const codeTries = { most: 10, minutes: 15 } as const;

/** Entered less than that ago (milliseconds), one has just proven one’s password: it is not asked again to turn the factor on. */
export const FRESH = 15 * 60_000;

/** Seats that see others’ data: where `REQUIRE_TOTP` is set, nobody works from an account that has one without a second factor (ANSSI 2021, ASVS 6.3.3). */
export const totpRoles: readonly Role[] = ['coordinator', 'caf', 'national'];

/** Crockford's: no I, L, O or U, which one misreads. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code as somebody gives it: of the application, or of recovery. */
export type GivenCode = { readonly kind: 'totp' | 'recovery'; readonly signs: string };

/**
 * What was typed, as it was meant: without spaces and hyphens, in capitals, with the letters one misreads put right.
 * @returns nothing when it can be neither kind of code
 */
export function readCode(typed: string): GivenCode | undefined {
  const signs = typed.replace(/[\s\-‐‑–.]/g, '').toUpperCase();
  if (/^\d{6}$/.test(signs)) return { kind: 'totp', signs };
  const right = signs.replace(/O/g, '0').replace(/[IL]/g, '1');
  return right.length === recoveryRules.signs && [...right].every((sign) => ALPHABET.includes(sign))
    ? { kind: 'recovery', signs: right }
    : undefined;
}

/** @param bytes random, one for each sign: 256 is eight times 32, so no sign is likelier than another */
export function recoveryCodeOf(bytes: Uint8Array): string {
  return inGroups([...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join(''), '-');
}

/** As one reads and copies it: `ABCD EFGH IJKL`. */
export function inGroups(signs: string, between = ' '): string {
  return signs.match(new RegExp(`.{1,${recoveryRules.group}}`, 'g'))?.join(between) ?? '';
}

/** Wrong codes given of late. */
export interface CodeTries {
  readonly tries: number;
  /** When the first of them was given. */
  readonly triesFrom: Date | null;
}

/** @returns milliseconds to wait before a code is looked at; 0 when one may try */
export function waitBeforeTry({ tries, triesFrom }: CodeTries, now: Date): number {
  if (triesFrom === null || tries < codeTries.most) return 0;
  return Math.max(0, triesFrom.getTime() + codeTries.minutes * 60_000 - now.getTime());
}

/** The count once one more wrong code was given: a new time begins when the former is over. */
export function afterWrongCode({ tries, triesFrom }: CodeTries, now: Date): { tries: number; triesFrom: Date } {
  const goesOn = triesFrom !== null && now.getTime() - triesFrom.getTime() < codeTries.minutes * 60_000;
  return goesOn ? { tries: tries + 1, triesFrom } : { tries: 1, triesFrom: now };
}

export type FactorResetRefusal = 'totp-own' | 'totp-elsewhere';

/**
 * Whether somebody may turn off the second factor of another account: never their own (its code or a code of recovery does that),
 * and from a département never that of somebody who sees others' data elsewhere too: it would open that other place.
 * @param seats those the account holds today
 */
export function refusalToResetFactor(
  { id, role, department }: { readonly id: string; readonly role: Role; readonly department: string | null },
  accountId: string,
  seats: readonly Pick<MembershipSeat, 'role' | 'department'>[],
): Refusal<FactorResetRefusal> | undefined {
  if (id === accountId) return { code: 'totp-own' };
  const elsewhere = seats.some((seat) => totpRoles.includes(seat.role) && seat.department !== department);
  return role !== 'national' && elsewhere ? { code: 'totp-elsewhere' } : undefined;
}

/** A code of the application or of recovery, as it is typed. */
export const secondFactorCode = line(40);

/** `GET /api/account/second-factor`. */
export const secondFactor = z.object({
  /** Since when it is asked at each entry; null when it is off. */
  since: isoInstant.nullable(),
  /** Codes of recovery that have not served. */
  codesLeft: z.number().int(),
  /** One of one’s seats is closed without it. */
  required: z.boolean(),
  /** Turning it on asks the password: one entered a while ago. */
  asksPassword: z.boolean(),
  /** Turning it off asks the password too, of whoever has one. */
  hasPassword: z.boolean(),
});
export type SecondFactor = z.infer<typeof secondFactor>;

/** `POST /api/account/second-factor`: what an application of codes must know; it is not on before a code confirms it. */
export const secondFactorOffer = z.object({
  /** In base32, by groups, to type where one cannot scan. */
  secret: z.string(),
  /** `otpauth://…`: opens the application on the same device. */
  uri: z.string(),
  /** The same to scan: an SVG. */
  qr: z.string(),
});
export type SecondFactorOffer = z.infer<typeof secondFactorOffer>;

const current = z.string().min(1).max(PASSWORD_MAX).refine(isWritable, { error: 'unwritable-character' }).optional();

/** `POST /api/account/second-factor/confirm`. */
export const secondFactorConfirmation = z.strictObject({ code: secondFactorCode, current });
export type SecondFactorConfirmation = z.infer<typeof secondFactorConfirmation>;

/** `POST /api/account/second-factor/codes`. */
export const secondFactorProof = z.strictObject({ code: secondFactorCode });

/** `POST /api/account/second-factor/off`. The password is asked of whoever has one. */
export const secondFactorEnd = z.strictObject({ code: secondFactorCode, current });
export type SecondFactorEnd = z.infer<typeof secondFactorEnd>;

/** Told once: only their digests are kept. */
export const recoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;

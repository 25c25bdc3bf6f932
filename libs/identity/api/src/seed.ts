import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { recoveryCodeOf, recoveryRules, totpRules } from '@promenade/identity/model';
import { SECRET } from '@promenade/platform/api';
import { generateSecret, verifySync } from 'otplib';

const ALGORITHM = 'aes-256-gcm';
const IV = 12;
const TAG = 16;

/** The seeds of codes, as the base may keep them: sealed with the secret of the house, each for its own account. */
@Injectable()
export class Seeds {
  private readonly key: Buffer;

  constructor(@Inject(SECRET) private readonly secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'promenade/second-factor', 32));
  }

  /** @returns 160 random bits, in base32 */
  draw(): string {
    return generateSecret();
  }

  seal(accountId: string, seed: string): string {
    const iv = randomBytes(IV);
    const cipher = createCipheriv(ALGORITHM, this.key, iv).setAAD(Buffer.from(accountId));
    const sealed = Buffer.concat([cipher.update(seed, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @returns nothing when it was sealed under another secret, for another account, or altered since */
  open(accountId: string, sealed: string): string | undefined {
    try {
      const bytes = Buffer.from(sealed, 'base64url');
      const cipher = createDecipheriv(ALGORITHM, this.key, bytes.subarray(0, IV), { authTagLength: TAG }).setAAD(Buffer.from(accountId));
      cipher.setAuthTag(bytes.subarray(IV, IV + TAG));
      return Buffer.concat([cipher.update(bytes.subarray(IV + TAG)), cipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** A handful of codes to keep on paper. */
  drawRecoveryCodes(): string[] {
    return Array.from({ length: recoveryRules.codes }, () => recoveryCodeOf(randomBytes(recoveryRules.signs)));
  }

  /** Under the secret of the house: a stolen base lets nobody look for a code. */
  digestOf(accountId: string, recoverySigns: string): string {
    return createHmac('sha256', this.secret).update(`recovery:${accountId}:${recoverySigns}`).digest('hex');
  }
}

/**
 * The step of thirty seconds that a code is of (RFC 6238 §4), the clock of a telephone being one step early or late at most (§6).
 * @param lastStep the last one that served: neither it nor an earlier one serves again (§5.2)
 * @returns nothing when the code is wrong
 */
export function stepOf(seed: string, digits: string, now: Date, lastStep: number | null): number | undefined {
  const { periodSeconds, driftSteps } = totpRules;
  const epoch = Math.floor(now.getTime() / 1000);
  const found = verifySync({ secret: seed, token: digits, epoch, epochTolerance: driftSteps * periodSeconds });
  if (!found.valid || !('timeStep' in found)) return undefined;
  return lastStep === null || found.timeStep > lastStep ? found.timeStep : undefined;
}

import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody guesses; what is kept is their digest, so a stolen base opens nothing. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

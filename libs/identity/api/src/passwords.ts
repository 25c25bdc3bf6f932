import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

// The package's enum is ambient, which isolated modules cannot read.
const ARGON2ID = 2;
/** OWASP’s floor for argon2id: 19 MiB, two passes. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

@Injectable()
export class Passwords {
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), COST);
  }

  /** An unknown address costs the same time as a known one: a decoy is verified in its place. */
  async matches(password: string, kept: string | null | undefined): Promise<boolean> {
    this.decoy ??= this.hash('nobody has this one');
    const right = await verify(kept ?? (await this.decoy), password.normalize('NFKC'));
    return right && Boolean(kept);
  }
}

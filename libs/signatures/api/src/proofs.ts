import { Injectable } from '@nestjs/common';
import { SecondFactors } from '@promenade/identity/api';
import { Database, Invalid, Remembered } from '@promenade/platform/api';
import type { EventKind, SignBody } from '@promenade/signatures/model';
import { Codes } from './codes';
import type { Means, SignatoryRow } from './rows';

/** How it was proved, at the moment of signing, that it is this person who signs (ASVS 7.5.3). */
export interface Proof {
  readonly means: Means;
  readonly event: EventKind;
  readonly codeSentAt: Date | null;
}

/** A code of the mailbox, or one of the application that the account asks beside the password. Each serves once. */
@Injectable()
export class Proofs {
  constructor(
    private readonly database: Database,
    private readonly codes: Codes,
    private readonly factors: SecondFactors,
  ) {}

  /** @throws Invalid 422 `code-wrong`, counted; Refused 409 `code-locked`; Declined 429 after ten wrong ones of the application */
  async prove(self: SignatoryRow, { code, totp }: Pick<SignBody, 'code' | 'totp'>): Promise<Proof> {
    if (totp === undefined) {
      const { sentAt } = await this.codes.use(self.partyId, code!);
      return { means: 'email-code', event: 'code-verified', codeSentAt: sentAt };
    }
    await this.second(totp);
    return { means: 'totp', event: 'second-factor-verified', codeSentAt: null };
  }

  /** Of a full session only: whoever holds a link has no account, hence no second factor. */
  private async second(totp: string): Promise<void> {
    const { id, purpose } = this.database.actor;
    if (purpose === 'session' && (await this.factors.verify(id, totp))) return;
    const message = 'Ce code n’est pas celui de votre application à cet instant. Attendez le suivant, ou demandez un code par courriel.';
    throw new Remembered(new Invalid([{ path: 'totp', code: 'code-wrong', message }], 'code-wrong'));
  }
}

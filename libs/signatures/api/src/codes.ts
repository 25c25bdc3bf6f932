import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, Invalid, Mailbox, Refused, Remembered, SECRET } from '@promenade/platform/api';
import { codeOf, codeRules, codeVerdict, type IssuedCode, triesLeft } from '@promenade/signatures/model';
import { codeLetter } from './letters.fr';
import type { SignatoryRow } from './rows';

interface Issued extends IssuedCode {
  readonly id: string;
  readonly digest: string;
}

export interface UsedCode {
  readonly sentAt: Date;
}

/** The one-time code that says whose mailbox it is. One live code a party: a new one ends the one before. */
@Injectable()
export class Codes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mailbox: Mailbox,
    @Inject(SECRET) private readonly secret: string,
  ) {}

  async send(to: Pick<SignatoryRow, 'partyId' | 'email' | 'name'>): Promise<void> {
    const id = crypto.randomUUID();
    const code = codeOf(randomInt(10 ** codeRules.digits));
    const now = this.clock.now();
    await this.database.query(
      `insert into signature_code (id, department, "partyId", digest, "sentAt", "endsAt") values ($1, $2, $3, $4, $5, $6)`,
      [id, this.database.department, to.partyId, this.sealOf(id, code), now, new Date(now.getTime() + codeRules.minutes * 60_000)],
    );
    await this.mailbox.post(codeLetter(to, code, id));
  }

  /**
   * Uses the code, once. A wrong one is remembered as a try although the request is refused.
   * @throws Invalid 422 `code-wrong` with the tries left; Refused 409 `code-locked`
   */
  async use(partyId: string, given: string): Promise<UsedCode> {
    const [issued] = await this.database.query<Issued>(
      `select id, digest, tries, to_jsonb("sentAt") #>> '{}' as "sentAt", to_jsonb("usedAt") #>> '{}' as "usedAt"
       from signature_code where "partyId" = $1 order by "sentAt" desc limit 1 for update`,
      [partyId],
    );
    const matches = issued !== undefined && timingSafeEqual(Buffer.from(this.sealOf(issued.id, given)), Buffer.from(issued.digest));
    const verdict = codeVerdict(issued, matches, this.clock.now());
    if (verdict === 'right') {
      await this.database.query(`update signature_code set "usedAt" = $2 where id = $1`, [issued!.id, this.clock.now()]);
      return { sentAt: new Date(issued!.sentAt) };
    }
    if (verdict === 'locked') throw new Refused({ code: 'code-locked' });
    if (verdict === 'wrong' && issued && issued.usedAt === null) await this.countTry(issued);
    throw new Remembered(wrong(verdict === 'expired' ? 'Ce code a plus de dix minutes. Demandez-en un nouveau.' : phrase(issued)));
  }

  /** Under the house's secret: a stolen base does not tell a code that is still alive. */
  private sealOf(id: string, code: string): string {
    return createHmac('sha256', this.secret).update(`${id}:${code}`).digest('hex');
  }

  private async countTry(issued: Issued): Promise<void> {
    await this.database.query(`update signature_code set tries = tries + 1 where id = $1`, [issued.id]);
  }
}

function wrong(message: string): Invalid {
  return new Invalid([{ path: 'code', code: 'code-wrong', message }], 'code-wrong');
}

function phrase(issued: Issued | undefined): string {
  if (!issued || issued.usedAt !== null) return 'Demandez d’abord un code : il arrive par courriel.';
  const left = triesLeft({ tries: issued.tries + 1 });
  if (left === 0) return 'Ce code n’est pas le bon, et c’était le dernier essai. Demandez-en un nouveau.';
  return `Ce code n’est pas le bon. Il vous reste ${left} ${left > 1 ? 'essais' : 'essai'}.`;
}

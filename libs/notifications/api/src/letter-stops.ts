import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { HttpStatus, Inject, Injectable } from '@nestjs/common';
import { Clock, Database, Declined, PUBLIC_URL, SECRET } from '@promenade/platform/api';
import * as z from 'zod';

const holder = z.object({ department: z.string(), email: z.string() });
type Holder = z.infer<typeof holder>;

/** Letters that are no duty, and the addresses that stopped them in a département. The link to do so is sealed: it names nobody. */
@Injectable()
export class LetterStops {
  private readonly key: Buffer;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
    @Inject(SECRET) secret: string,
  ) {
    this.key = createHash('sha256').update(`letter-stop:${secret}`).digest();
  }

  /** Of these addresses, those that stopped such letters; in the département of the seat. */
  async among(emails: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ email: string }>(`select email from letter_stop where email = any($1::text[])`, [
      emails.map((email) => email.toLowerCase()),
    ]);
    return new Set(rows.map(({ email }) => email));
  }

  /** The page where whoever holds that address stops such letters. */
  linkFor(department: string, email: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const sealed = [iv, cipher.update(JSON.stringify({ department, email: email.toLowerCase() })), cipher.final(), cipher.getAuthTag()];
    return `${this.publicUrl}${STOP_PAGE}?lettre=${Buffer.concat(sealed).toString('base64url')}`;
  }

  /** @throws Declined 422 `link-unknown` when the token was not made here */
  async stop(token: string): Promise<void> {
    const { department, email } = this.opened(token);
    await this.database.asWorker(() =>
      this.database.query(`insert into letter_stop (department, email, "stoppedAt") values ($1, $2, $3) on conflict do nothing`, [
        department,
        email,
        this.clock.now(),
      ]),
    );
  }

  /** Undoes `stop`. */
  async resume(token: string): Promise<void> {
    const { department, email } = this.opened(token);
    await this.database.asWorker(() =>
      this.database.query(`delete from letter_stop where department = $1 and email = $2`, [department, email]),
    );
  }

  private opened(token: string): Holder {
    try {
      const bytes = Buffer.from(token, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(-16));
      return holder.parse(JSON.parse(Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')));
    } catch {
      throw new Declined(HttpStatus.UNPROCESSABLE_ENTITY, 'link-unknown');
    }
  }
}

const STOP_PAGE = '/lettres/arreter';

/** The door that the page of a link calls, which programs of mail call by themselves. */
export function doorOf(link: string): string {
  return link.replace(STOP_PAGE, '/api/public/letters/stop');
}

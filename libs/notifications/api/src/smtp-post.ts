import type { Clock } from '@promenade/platform/api';
import { createTransport } from 'nodemailer';
import { htmlOf } from './letter-html';
import type { HeldLetter } from './letter-queue';
import { doorOf } from './letter-stops';
import { textOf } from './letter-text';
import { Post } from './post';
import { undeliveredBy } from './smtp-fault';
import { typeset } from './typography';

/** How long one try may last in all, under `LETTER_LEASE`. In milliseconds. */
const TRY_LASTS = 90_000;

/**
 * Letters by SMTP. One connection a letter: a pool saves little for letters that leave one by one, and may try again by itself what
 * the queue believes lost.
 */
export class SmtpPost extends Post {
  override readonly keepsWhole = false;
  private readonly transport;
  private readonly domain: string;

  constructor(
    url: string,
    private readonly from: string,
    private readonly clock: Clock,
  ) {
    super();
    const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };
    this.transport = createTransport({ url, pool: false, disableFileAccess: true, disableUrlAccess: true, ...patience });
    this.domain = /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'promenade.invalid';
  }

  override async carry(letter: HeldLetter): Promise<void> {
    const { id, to, subject, parts, stop } = letter;
    try {
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address: to },
        subject: typeset(subject),
        text: textOf(parts, stop),
        html: htmlOf(subject, parts, stop),
        // Always the same for a letter: should it leave twice because we died in between, programs show it once.
        messageId: `<${id}@${this.domain}>`,
        date: this.clock.now(),
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': 'fr',
          ...unsubscribing(stop),
        },
        signal: AbortSignal.timeout(TRY_LASTS),
      });
    } catch (error) {
      throw undeliveredBy(error);
    }
  }
}

/** One click in the reader's own program stops such letters (RFC 8058): it posts to the door behind the page. */
function unsubscribing(stop: string | null): Record<string, string> {
  return stop ? { 'List-Unsubscribe': `<${doorOf(stop)}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};
}

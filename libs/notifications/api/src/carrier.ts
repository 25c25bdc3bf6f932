import { Inject, Injectable } from '@nestjs/common';
import { LETTER_TRIES } from '@promenade/notifications/model';
import { Lanes, type Piece } from './lanes';
import { type HeldLetter, LETTER_LEASE, LetterQueue } from './letter-queue';
import { written } from './patience';
import { Post, Undelivered } from './post';

const WIDTH = 4;
/** A try and its writing down stay within the lease, or two workers would carry the same letter. */
const MARK_WITHIN = LETTER_LEASE / 3;

/** Carries the letters of the outbox. Without a post (no `SMTP_URL`, no demonstration) they wait, and no try is counted. */
@Injectable()
export class Carrier {
  readonly lanes = new Lanes('Letters', WIDTH, () => this.next());

  constructor(
    private readonly queue: LetterQueue,
    @Inject(Post) readonly post: Post | null,
  ) {}

  private async next(): Promise<Piece | undefined> {
    const { post } = this;
    if (!post) return undefined;
    const letter = await this.queue.take();
    return letter && (() => this.carry(letter, post));
  }

  private async carry(letter: HeldLetter, post: Post): Promise<void> {
    const missed = await this.tried(letter, post);
    await written(MARK_WITHIN, () =>
      missed ? this.queue.missed(letter, missed.fault, missed.forGood) : this.queue.sent(letter, post.keepsWhole),
    );
  }

  private async tried(letter: HeldLetter, post: Post): Promise<Undelivered | undefined> {
    // Its last try ended with the death of a worker: it may have left.
    if (letter.attempts > LETTER_TRIES) return new Undelivered(letter.fault ?? 'L’envoi a été interrompu trop de fois.', true);
    try {
      await post.carry(letter);
      return undefined;
    } catch (error) {
      if (error instanceof Undelivered) return error;
      throw error;
    }
  }
}

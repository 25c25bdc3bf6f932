import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { may } from '@promenade/identity/model';
import { Button, counted, DayPipe, Icon, MomentPipe, Session } from '@promenade/platform/web';
import type { SignatureDetail } from '@promenade/signatures/model';
import { ChangesNote } from './changes-note';
import { Prose } from './charter-prose';
import { roleLabels, signatoryLabels } from './labels.fr';
import { PaperNote } from './paper-note';
import { RequestCare } from './request-care';
import { SignaturesApi } from './signatures-api';

/** Words that one reads in a minute, of a text that one is about to sign. */
const WORDS_A_MINUTE = 200;

/** What there is to sign, what is new in it, who signs, and who is awaited. */
@Component({
  selector: 'pmd-sign-reading',
  imports: [Button, ChangesNote, DayPipe, Icon, MomentPipe, PaperNote, Prose, RequestCare, RouterLink],
  templateUrl: './sign-reading.html',
  styleUrl: './sign-reading.scss',
})
export class SignReading {
  readonly of = input.required<SignatureDetail>();
  readonly isMyTurn = input.required<boolean>();
  /** Whether the account has an application of codes: none is then sent before one asks. */
  readonly hasApp = input.required<boolean>();
  readonly busy = input.required<boolean>();
  readonly hasRead = output();
  readonly refuses = output();
  /** Something was sent or decided: the request is to be read again. */
  readonly moved = output();

  private readonly session = inject(Session);
  protected readonly roles = roleLabels;
  protected readonly states = signatoryLabels;
  protected readonly difference = inject(SignaturesApi).difference(() =>
    this.of().state === 'pending' && this.of().self ? this.of().id : '',
  );
  protected readonly changes = computed(() => {
    const found = this.difference.hasValue() ? this.difference.value() : undefined;
    return found?.before ? found : undefined;
  });
  protected readonly title = computed(() => {
    const { self, promeneur, version } = this.of();
    if (!this.isMyTurn()) return version.title;
    return self?.role === 'promeneur' ? `${promeneur.firstName}, voici ce que vous allez signer` : 'Voici ce que vous allez signer';
  });
  protected readonly minutes = computed(() =>
    counted(Math.max(1, Math.round(this.of().text.split(/\s+/).length / WORDS_A_MINUTE)), 'minute', 'minutes'),
  );
  /** Whether it is a party whose turn has not come. */
  protected readonly waitsForOther = computed(() => {
    const { self, next, signatories } = this.of();
    return Boolean(self && next && self.id !== next.id && signatories.find(({ id }) => id === self.id)?.state === 'waiting');
  });
  /** Since when somebody else is awaited: the asking, or the signature before theirs. */
  protected readonly since = computed(() => {
    const signed = this.of().signatories.flatMap(({ signedAt }) => signedAt ?? []);
    return [this.of().createdAt, ...signed].sort().at(-1)!;
  });
  protected readonly maySendPaper = computed(
    () => this.of().state === 'pending' && (this.of().self !== null || may(this.session.role(), 'signatures.ask')),
  );
  /** Without an account: what one comes back by is the letter. */
  protected readonly byLink = computed(() => !this.session.isFull());
  protected readonly mayCheck = computed(() => may(this.session.role(), 'signatures.ask'));
}

import { httpResource } from '@angular/common/http';
import { Component, computed, linkedSignal } from '@angular/core';
import { type DeliveredLetter, letterBox } from '@promenade/notifications/model';
import {
  Button,
  counted,
  EmptyState,
  FilterBar,
  fr,
  Icon,
  Load,
  MomentPipe,
  PageHead,
  problemOf,
  urlFilters,
} from '@promenade/platform/web';
import { askAgain } from './again';
import { piecesOf } from './letter-text';

const EVERY = 3000;

/** `/courriels`: what Promenade wrote to whom. Only in the demonstration, where nobody has a mailbox; it follows by itself. */
@Component({
  selector: 'pmd-letter-page',
  imports: [Button, EmptyState, FilterBar, Icon, Load, MomentPipe, PageHead],
  templateUrl: './letter-page.html',
  styleUrl: './letter-page.scss',
})
export class LetterPage {
  protected readonly filters = urlFilters({ q: '' });
  protected readonly box = httpResource(() => ({ url: '/api/letters', params: this.filters.query() }), { parse: letterBox.parse });

  protected readonly isElsewhere = computed(() => this.box.error() !== undefined && problemOf(this.box.error()).status === 404);
  protected readonly letters = computed(() => (this.box.hasValue() ? this.box.value().items.map(shown) : []));
  protected readonly sentence = computed(() => {
    const found = this.letters().length;
    return found ? fr(`${counted(found, 'courriel', 'courriels')}, du plus récent au plus ancien.`) : '';
  });
  protected readonly waiting = computed(() => {
    const waiting = this.box.hasValue() ? this.box.value().waiting : 0;
    const many = waiting > 1 ? 'attendent' : 'attend';
    return waiting
      ? fr(`${counted(waiting, 'courriel', 'courriels')} ${many} d’être portés ici. Si cela dure, le worker ne tourne pas.`)
      : '';
  });
  /** The newest is open at first; a letter that arrives closes nothing one is reading. */
  protected readonly opened = linkedSignal<string[], string | undefined>({
    source: () => this.letters().map(({ key }) => key),
    computation: (keys, before) => (before?.value && keys.includes(before.value) ? before.value : keys[0]),
  });

  constructor() {
    askAgain(this.box, () => (this.isElsewhere() ? undefined : EVERY));
  }
}

function shown(letter: DeliveredLetter) {
  const { to, subject, text, links, sentAt } = letter;
  return { to, subject, sentAt, key: [sentAt, to, subject].join(' '), pieces: piecesOf(text, links) };
}

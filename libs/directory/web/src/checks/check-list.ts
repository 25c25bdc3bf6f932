import { Component, computed, effect, type ElementRef, inject, linkedSignal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { checkColours, missingPoints, type ProfileCheckItem, type PromeneurChecks } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import {
  Button,
  counted,
  EmptyState,
  type Filter,
  FilterBar,
  Icon,
  LinkButton,
  Load,
  PageHead,
  Pager,
  Refusable,
  Session,
  StatusChip,
  TODAY,
  Toasts,
  urlFilters,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { networkLabels } from '../labels.fr';
import { CheckedProfilePart } from './checked-profile';
import { colourChips, colourLabels } from './check-words.fr';
import { ChecksApi } from './checks-api';

/** « Contrôler »: one profile after the other, what is due first. The one looked at is in the address; arrows go on. */
@Component({
  selector: 'pmd-check-list',
  imports: [
    ...[Button, CheckedProfilePart, EmptyState, FilterBar, Icon, LinkButton, Load, PageHead, Pager, Refusable, RouterLink, StatusChip],
  ],
  templateUrl: './check-list.html',
  styleUrl: './check-list.scss',
  host: { '(document:keydown.alt.arrowdown)': 'step(1, $event)', '(document:keydown.alt.arrowup)': 'step(-1, $event)' },
})
export class CheckList {
  private readonly api = inject(ChecksApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly today = inject(TODAY);
  protected readonly acts = acts();
  protected readonly filters = urlFilters({ q: '', colour: '', due: '', page: '1' });
  /** The profile looked at: a place, not a filter. */
  private readonly place = urlFilters({ profile: '' });
  protected readonly by: readonly Filter[] = [
    { key: 'colour', label: 'État', choices: checkColours.map((value) => ({ value, label: colourLabels[value] })) },
    { key: 'due', label: 'Échéance', choices: [{ value: 'yes', label: 'à revoir maintenant' }] },
  ];
  protected readonly list = this.api.list(() => ({ ...this.filters.query(), size: String(PAGE) }));
  protected readonly conflicts = this.api.conflicts();
  /** What was last received stays on the screen; a profile that was just seen is not taken away from under the hand. */
  protected readonly shown = linkedSignal<ReturnType<typeof this.received>, ReturnType<typeof this.received>>({
    source: () => this.received(),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly verifies = computed(() => may(this.session.role(), 'profile-checks.write'));
  protected readonly at = computed(() => {
    const items = this.shown()?.items ?? [];
    return items.find(({ id }) => id === this.place.value().profile) ?? items[0];
  });
  protected readonly lead = computed(() => {
    const total = this.shown()?.total;
    return total === undefined ? '' : `${counted(total, 'profil', 'profils')}, ce qui est à revoir en premier.`;
  });
  protected readonly labels = networkLabels;
  protected readonly colours = colourLabels;
  protected readonly chips = colourChips;
  protected readonly size = PAGE;
  private readonly detail = viewChild<ElementRef<HTMLElement>>('detail');

  constructor() {
    let last: string | undefined;
    effect(() => {
      const { profile } = this.place.value();
      if (last !== undefined && profile !== last) this.detail()?.nativeElement.focus();
      last = profile;
    });
  }

  protected nameOf({ promeneur: { firstName, lastName } }: ProfileCheckItem): string {
    return `${firstName} ${lastName}`;
  }

  protected isDue({ dueOn }: ProfileCheckItem): boolean {
    return dueOn !== null && dueOn <= this.today();
  }

  /** Alt and an arrow: the next profile, the one before. */
  protected step(by: number, event: Event): void {
    const items = this.shown()?.items ?? [];
    const next = items[items.findIndex(({ id }) => id === this.at()?.id) + by];
    if (!next) return;
    event.preventDefault();
    this.place.set({ profile: next.id });
  }

  protected show({ id }: ProfileCheckItem): void {
    this.place.set({ profile: id });
  }

  protected follow({ profiles }: PromeneurChecks): void {
    this.shown.update((list) => {
      const seen = (item: ProfileCheckItem): ProfileCheckItem => ({ ...item, ...profiles.find(({ id }) => id === item.id) });
      return list && { ...list, items: list.items.map(seen) };
    });
  }

  protected whyNot(item: ProfileCheckItem): string {
    if (missingPoints([item]).length === 0) return 'Il ne manque rien.';
    return item.promeneur.hasEmail ? '' : `Il manque l’adresse électronique de ${item.promeneur.firstName}.`;
  }

  protected ask({ promeneur: { id, firstName } }: ProfileCheckItem): Promise<boolean> {
    return this.acts.during('ask', async () => {
      this.follow(await this.api.ask(id));
      this.toasts.say(`Courriel envoyé à ${firstName}, avec ce qui manque.`);
    });
  }

  private received() {
    return this.list.hasValue() ? this.list.value() : undefined;
  }
}

const PAGE = 50;

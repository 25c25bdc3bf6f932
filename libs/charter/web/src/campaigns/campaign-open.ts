import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type CampaignDraft, cascadeValues } from '@promenade/charter/model';
import { addDays, daysBetween } from '@promenade/platform/model';
import {
  Button,
  Control,
  counted,
  DayPipe,
  EmptyState,
  FieldFrame,
  Load,
  PageHead,
  problemOf,
  Refusable,
  Toasts,
} from '@promenade/platform/web';
import { CampaignPeople } from './campaign-people';
import { CampaignsApi } from './campaigns-api';
import { unaskableWords } from './campaign-words.fr';

/** `/chartes/campagnes/nouvelle`: which text, who, who cannot be asked and why, by when; then one button. */
@Component({
  selector: 'pmd-campaign-open',
  imports: [Button, CampaignPeople, Control, DayPipe, EmptyState, FieldFrame, Load, PageHead, Refusable, RouterLink],
  templateUrl: './campaign-open.html',
})
export class CampaignOpen {
  private readonly api = inject(CampaignsApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly preview = this.api.preview();
  protected readonly crumbs = [
    { label: 'Chartes', path: '/chartes' },
    { label: 'Campagnes', path: '/chartes/campagnes' },
  ];
  protected readonly words = unaskableWords;
  protected readonly counted = counted;
  protected readonly busy = signal(false);
  protected readonly refused = signal('');
  private readonly shown = computed(() => (this.preview.hasValue() ? this.preview.value() : undefined));
  /** Those unticked, of those who can be asked. */
  protected readonly without = signal<ReadonlySet<string>>(new Set());
  private readonly kept = computed(
    () => this.shown()?.structures.map(({ people }) => people.filter(({ id }) => !this.without().has(id))) ?? [],
  );
  protected readonly asked = computed(() => this.kept().flat().length);
  protected readonly structures = computed(() => this.kept().filter((people) => people.length > 0).length);
  protected readonly deadlineOn = linkedSignal(() => this.shown()?.deadlineOn ?? '');
  protected readonly graceDays = linkedSignal(() => {
    const it = this.shown();
    return it ? daysBetween(it.deadlineOn, it.graceEndsOn) : 0;
  });
  protected readonly typedDays = linkedSignal(() => this.shown()?.reminderDays.join(', ') ?? '');
  protected readonly message = signal('');
  protected readonly graceEndsOn = computed(() =>
    this.deadlineOn() && this.graceDays() >= 0 ? addDays(this.deadlineOn(), this.graceDays()) : '',
  );
  protected readonly tomorrow = computed(() => addDays(this.shown()?.openedOn ?? '2026-01-01', 1));
  private readonly reminderDays = computed(() =>
    this.typedDays()
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number),
  );

  protected readonly whyNot = computed(() => {
    const it = this.shown();
    if (!it) return 'Attendez que la liste soit là.';
    if (it.asked === 0) return 'Personne ne peut être prié de signer pour l’instant.';
    if (this.asked() === 0) return 'Cochez au moins une personne.';
    if (!this.deadlineOn() || this.deadlineOn() <= it.openedOn) return 'L’échéance est à choisir après aujourd’hui.';
    return this.unfit();
  });

  /** Why the figures cannot be. */
  private unfit(): string {
    if (!cascadeValues.graceDays.safeParse(this.graceDays()).success) return 'Le délai de grâce compte de 0 à 365 jours.';
    if (cascadeValues.reminderDays.safeParse(this.reminderDays()).success) return '';
    return 'Les relances sont des nombres de jours différents, séparés par des virgules.';
  }

  /** Everybody is not a list: whoever comes into the directory meanwhile is asked too. Those who cannot be asked today stay in. */
  private chosen(): Pick<CampaignDraft, 'promeneurIds'> {
    if (this.without().size === 0) return {};
    const later = this.shown()!.cannotBeAsked.map(({ promeneurId }) => promeneurId);
    return { promeneurIds: [...this.kept().flat().map(({ id }) => id), ...later] }; // prettier-ignore
  }

  protected async open(): Promise<void> {
    this.busy.set(true);
    this.refused.set('');
    try {
      const message = this.message().trim();
      const { id, counts } = await this.api.open({
        versionId: this.shown()!.version.id,
        ...this.chosen(),
        deadlineOn: this.deadlineOn(),
        graceDays: this.graceDays(),
        reminderDays: this.reminderDays(),
        ...(message && { message }),
      });
      this.toasts.say(`La campagne est ouverte : ${counted(counts.asked, 'charte est demandée', 'chartes sont demandées')}.`);
      await this.router.navigate(['/chartes/campagnes', id]);
    } catch (error) {
      this.refused.set(problemOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}

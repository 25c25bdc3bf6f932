import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type ConsentField, consentFields, consentWording, type PromeneurDetail } from '@promenade/directory/model';
import { Icon, Load, MomentPipe, phoneOf, Session, StatusChip, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { PeopleApi } from './people-api';
import { consentLabels } from './people-labels.fr';

/**
 * « Ce que voit le public »: one switch per field, what it shows today, taken back in one click. The person says yes in their own
 * seat; the coordination records a yes given on paper. Anybody else only reads.
 */
@Component({
  selector: 'pmd-consents-card',
  imports: [Icon, Load, MomentPipe, StatusChip],
  templateUrl: './consents-card.html',
  styleUrl: './consents-card.scss',
})
export class ConsentsCard {
  readonly of = input.required<PromeneurDetail>();
  readonly keeps = input(false);
  readonly changed = output<PromeneurDetail>();

  private readonly api = inject(PeopleApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly isOneself = computed(() => this.session.role() === 'promeneur');
  protected readonly labels = consentLabels;
  /** Asked only when somebody opens it, and again after each answer. */
  protected readonly unfolded = signal(false);
  protected readonly history = this.api.consents(() => (this.unfolded() ? this.of().id : undefined));

  protected readonly fields = computed(() =>
    consentFields.map((field) => {
      const value = shownOf(this.of(), field);
      const given = this.of().publishes.includes(field);
      return { field, given, label: consentLabels[field], value, wording: consentWording[field], shown: given && value !== null };
    }),
  );

  protected async say(field: ConsentField, given: boolean): Promise<void> {
    await this.acts.during(field, async () => {
      await this.put(field, given);
      const label = consentLabels[field];
      const said = given ? `${label} : visible de tous.` : `${label} : plus visible du public.`;
      // A yes of the person is the person's: whoever else took it back cannot give it again.
      const back = given || this.isOneself() ? this.acts.undo(() => this.put(field, !given)) : undefined;
      this.toasts.say(said, back);
    });
  }

  private async put(field: ConsentField, given: boolean): Promise<void> {
    this.changed.emit(await this.api.consent(this.of().id, field, given));
    if (this.unfolded()) this.history.reload();
  }
}

/** What the public would read; nothing when the record does not hold it. */
function shownOf(detail: PromeneurDetail, field: ConsentField): string | null {
  const held: Record<ConsentField, string | null> = {
    photo: detail.photo && (detail.photo.shows === 'person' ? 'la photo de la personne' : 'la photo de la structure'),
    'last-name': detail.lastName,
    phone: detail.phone && phoneOf(detail.phone),
    email: detail.email,
    presentation: detail.presentation,
  };
  return held[field];
}

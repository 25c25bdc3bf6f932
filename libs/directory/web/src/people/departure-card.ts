import { Component, computed, inject, input, output, signal } from '@angular/core';
import {
  type Departure,
  type DepartureDraft,
  departureKeys,
  type DepartureStep,
  departureSteps,
  handedOverDraft,
  type LeavingReason,
  leavingReasons,
  type Outcome,
  outcomes,
  type PromeneurDetail,
} from '@promenade/directory/model';
import {
  Button,
  Control,
  DayPipe,
  dayOf,
  FieldFrame,
  Icon,
  problemOf,
  Refusable,
  StatusChip,
  TODAY,
  Toasts,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { networkLabels } from '../labels.fr';
import { DepartureEffects } from '../life/departure-effects';
import { de } from '../names.fr';
import { PeopleApi } from './people-api';
import { leavingLabels, outcomeLabels } from './people-labels.fr';

interface PageChoice {
  readonly onlineProfileId: string;
  readonly label: string;
  readonly outcome: Outcome | '';
  readonly to: string;
}

/** « Préparer un départ »: the last day, what becomes of each page, and the kit to go through. Taken back, everything stands as before. */
@Component({
  selector: 'pmd-departure-card',
  imports: [Button, Control, DayPipe, DepartureEffects, FieldFrame, Icon, Refusable, StatusChip],
  templateUrl: './departure-card.html',
  styleUrl: './departure-card.scss',
})
export class DepartureCard {
  readonly of = input.required<PromeneurDetail>();
  /** The coordination says a departure; the person ticks with it. */
  readonly writes = input(false);
  readonly keeps = input(false);
  readonly changed = output<PromeneurDetail>();

  private readonly api = inject(PeopleApi);
  private readonly toasts = inject(Toasts);
  protected readonly today = inject(TODAY);
  protected readonly acts = acts();
  protected readonly editing = signal(false);
  protected readonly leavesOn = signal('');
  protected readonly reason = signal<LeavingReason | ''>('');
  protected readonly note = signal('');
  protected readonly pages = signal<readonly PageChoice[]>([]);
  protected readonly fault = signal('');
  protected readonly saving = signal(false);
  protected readonly networks = networkLabels;
  protected readonly outcomes = outcomes.map((value) => ({ value, label: outcomeLabels[value] }));
  protected readonly outcomeLabels = outcomeLabels;
  protected readonly leavingReasons = leavingReasons.map((value) => ({ value, label: leavingLabels[value] }));
  protected readonly leavingLabels = leavingLabels;
  protected readonly why = computed(() => {
    if (!this.leavesOn()) return 'Il manque le dernier jour.';
    const blank = this.drafts().find((page) => !handedOverDraft.safeParse(page).success);
    return blank ? 'Dites à qui chaque page est transmise, ou son nouveau nom.' : '';
  });
  protected readonly steps = computed(() =>
    departureKeys.map((key) => ({
      ...{ key, ...departureSteps[key] },
      doneOn: this.of().departure?.marks.find(({ step }) => step === key)?.doneOn ?? null,
    })),
  );
  protected readonly done = computed(() => this.steps().filter(({ doneOn }) => doneOn).length);

  protected open(): void {
    const { departure, onlineProfiles, leavingReason } = this.of();
    this.leavesOn.set(departure?.leavesOn ?? '');
    this.reason.set(leavingReason ?? '');
    this.note.set(departure?.note ?? '');
    this.fault.set('');
    this.pages.set(
      onlineProfiles.map(({ id, network, handle }) => {
        const said = departure?.handedOver.find(({ onlineProfileId }) => onlineProfileId === id);
        return { onlineProfileId: id, label: `${networkLabels[network]} ${handle}`, outcome: said?.outcome ?? '', to: said?.to ?? '' };
      }),
    );
    this.editing.set(true);
  }

  protected set(id: string, change: Partial<PageChoice>): void {
    this.pages.update((pages) => pages.map((page) => (page.onlineProfileId === id ? { ...page, ...change } : page)));
  }

  protected async save(): Promise<void> {
    if (this.why() || this.saving()) return;
    this.fault.set('');
    this.saving.set(true);
    const { id, departure, leavingReason } = this.of();
    const draft = this.draft();
    try {
      this.changed.emit(await this.api.leave(id, draft));
      this.editing.set(false);
      const back = departure ? () => this.put(departure, leavingReason) : () => this.cancelled();
      this.toasts.say(`Départ noté pour le ${dayOf(draft.leavesOn)}.`, this.acts.undo(back));
    } catch (error) {
      this.fault.set(problemOf(error).errors[0]?.message ?? problemOf(error).message);
    } finally {
      this.saving.set(false);
    }
  }

  protected cancel(): Promise<boolean> {
    const { departure, firstName, leavingReason } = this.of();
    return this.acts.during('cancel', async () => {
      await this.cancelled();
      const again = async () => {
        await this.put(departure!, leavingReason);
        for (const { step } of departure!.marks) await this.mark(step as DepartureStep, true);
      };
      this.toasts.say(`Le départ ${de(firstName)} est annulé.`, this.acts.undo(again));
    });
  }

  protected tick(step: DepartureStep, isDone: boolean): Promise<boolean> {
    return this.acts.during(step, () => this.mark(step, isDone));
  }

  private draft(): DepartureDraft {
    return { leavesOn: this.leavesOn(), reason: this.reason() || null, handedOver: this.drafts(), note: this.note() || null };
  }

  private drafts(): DepartureDraft['handedOver'] {
    return this.pages().flatMap(({ onlineProfileId, outcome, to }) =>
      outcome ? [{ onlineProfileId, outcome, to: to.trim() || null }] : [],
    );
  }

  private async put({ leavesOn, handedOver, note }: Departure, reason: LeavingReason | null): Promise<void> {
    const pages = handedOver.map(({ onlineProfileId, outcome, to }) => ({ onlineProfileId, outcome, to }));
    this.changed.emit(await this.api.leave(this.of().id, { leavesOn, reason, handedOver: pages, note }));
  }

  private async cancelled(): Promise<void> {
    this.changed.emit(await this.api.stay(this.of().id));
  }

  private async mark(step: DepartureStep, isDone: boolean): Promise<void> {
    this.changed.emit(await this.api.tick(this.of().id, { list: 'departure', step }, isDone));
  }
}

import { Component, computed, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { alertDays, type Employment, type PromeneurDetail } from '@promenade/directory/model';
import { daysBetween } from '@promenade/platform/model';
import { Button, counted, fr, Icon, StatusChip, TODAY, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { periodOf } from '../said-dates';
import { EmploymentSheet } from './employment-sheet';
import { PromeneursApi } from './promeneurs-api';

/** Who employs a promeneur, from when to when: what is to come on top, then today, then the past. Each act has its way back. */
@Component({
  selector: 'pmd-employments-card',
  imports: [Button, EmploymentSheet, Icon, RouterLink, StatusChip],
  templateUrl: './employments-card.html',
  styleUrl: './timeline.scss',
})
export class EmploymentsCard {
  readonly of = input.required<PromeneurDetail>();
  readonly writes = input(false);
  /** The record as it is after an act. */
  readonly changed = output<PromeneurDetail>();

  private readonly api = inject(PromeneursApi);
  private readonly toasts = inject(Toasts);
  private readonly today = inject(TODAY);
  protected readonly sheet = viewChild(EmploymentSheet);
  private readonly head = viewChild.required<ElementRef<HTMLElement>>('head');
  protected readonly acts = acts();

  protected readonly employments = computed(() =>
    this.of().employments.map((employment) => ({
      ...employment,
      at: this.placeOf(employment),
      period: periodOf(employment),
      ending: this.endingOf(employment),
    })),
  );

  protected add(): void {
    this.sheet()?.open(null);
  }

  protected correct(employment: Employment): void {
    this.sheet()?.open(employment);
  }

  protected end(employment: Employment): void {
    this.sheet()?.open({ ...employment, endsOn: this.today() });
  }

  protected reopen(employment: Employment): Promise<boolean> {
    const { endsOn } = employment;
    return this.acts.during(employment.id, async () => {
      await this.told(this.api.changeEmployment(this.of().id, employment.id, { endsOn: null }));
      this.toasts.say(
        `Emploi rouvert à ${employment.structure.name}.`,
        this.undoing(() => this.api.changeEmployment(this.of().id, employment.id, { endsOn })),
      );
    });
  }

  protected forget(employment: Employment): Promise<boolean> {
    const { structure, startsOn, endsOn, weeklyHours, jobDescription } = employment;
    return this.acts.during(employment.id, async () => {
      await this.told(this.api.forgetEmployment(this.of().id, employment.id));
      // Its buttons are gone: the hand goes on from the head of the list.
      this.head().nativeElement.focus();
      const again = { structureId: structure.id, startsOn, endsOn, weeklyHours, jobDescription };
      this.toasts.say(
        fr(`Emploi effacé : ${structure.name}.`),
        this.undoing(() => this.api.startEmployment(this.of().id, again)),
      );
    });
  }

  /** From the sheet: the record as saved, and the act that takes it back. */
  protected saved({ detail, said, undo }: { detail: PromeneurDetail; said: string; undo: () => Promise<PromeneurDetail> }): void {
    this.changed.emit(detail);
    this.toasts.say(said, this.undoing(undo));
  }

  private undoing(act: () => Promise<PromeneurDetail>): () => Promise<boolean> {
    return this.acts.undo(() => this.told(act()));
  }

  private async told(act: Promise<PromeneurDetail>): Promise<void> {
    this.changed.emit(await act);
  }

  /** « se termine dans 12 jours », as soon as it is time to think of what follows. */
  private endingOf({ isLive, endsOn }: Employment): string {
    const left = isLive && endsOn !== null ? daysBetween(this.today(), endsOn) : Infinity;
    if (left > alertDays.ending) return '';
    return left === 0 ? 'dernier jour aujourd’hui' : `se termine dans ${counted(left, 'jour', 'jours')}`;
  }

  private placeOf({ isLive, startsOn }: Employment): 'next' | 'now' | 'done' {
    if (isLive) return 'now';
    return startsOn !== null && startsOn > this.today() ? 'next' : 'done';
  }
}

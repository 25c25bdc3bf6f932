import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ChangeField, type FieldChange, type RecordChange, sameValue } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import {
  Button,
  Control,
  counted,
  DayPipe,
  FieldFrame,
  Icon,
  Load,
  PageHead,
  problemOf,
  Refusable,
  Session,
  StatusChip,
  Toasts,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { changeFieldLabels, changeStateChips, changeStateLabels, valueSaid } from './change-words.fr';
import { ChangesApi, photoProposed } from './changes-api';
import { WordMarks } from './word-marks';

/** One proposal, side by side: what stands and what is proposed. Approved whole or field by field, refused with a word. */
@Component({
  selector: 'pmd-change-record',
  imports: [Button, Control, DayPipe, FieldFrame, Icon, Load, PageHead, Refusable, RouterLink, StatusChip, WordMarks],
  templateUrl: './change-record.html',
  styleUrl: './change-record.scss',
})
export class ChangeRecord {
  readonly id = input.required<string>();

  private readonly api = inject(ChangesApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly change = this.api.read(this.id);
  protected readonly labels = changeFieldLabels;
  protected readonly states = changeStateLabels;
  protected readonly chips = changeStateChips;
  protected readonly crumbs = [{ label: 'Modifications', path: '/modifications' }];
  protected readonly isPending = computed(() => this.change.hasValue() && this.change.value().state === 'pending');
  protected readonly decides = computed(() => this.isPending() && may(this.session.role(), 'record-changes.decide'));
  protected readonly withdraws = computed(() => this.isPending() && may(this.session.role(), 'record-changes.propose'));
  private readonly all = computed(() => (this.change.hasValue() ? this.change.value().fields.map(({ field }) => field) : []));
  /** Those to approve: all of them to begin with. */
  protected readonly chosen = linkedSignal<readonly ChangeField[]>(() => this.all());
  protected readonly reason = signal('');
  /** The record or the proposal changed since it was read (412): what is shown is the new difference. */
  protected readonly moved = signal(false);
  protected readonly whyNotApprove = computed(() => {
    if (this.chosen().length === 0) return 'Cochez au moins un champ, ou refusez.';
    return this.chosen().length < this.all().length && !this.reason().trim() ? 'Dites en un mot pourquoi le reste n’est pas repris.' : '';
  });
  protected readonly whyNotRefuse = computed(() => (this.reason().trim() ? '' : 'Dites pourquoi : la personne le lit.'));
  protected readonly approveWords = computed(() =>
    this.chosen().length === this.all().length ? 'Tout accepter' : `Accepter ${counted(this.chosen().length, 'champ', 'champs')}`,
  );

  /** What stands on the left: today's record as long as it waits, that of the decision afterwards. */
  protected leftOf({ before, now }: FieldChange): unknown {
    return this.isPending() ? now : before;
  }

  protected said(field: ChangeField, value: unknown): string {
    return valueSaid(field, value, this.change.value()!.places);
  }

  protected hasMoved({ before, now }: FieldChange): boolean {
    return this.isPending() && !sameValue(before, now);
  }

  protected photoOf({ id }: RecordChange): string {
    return photoProposed(id);
  }

  protected pathOf({ record }: RecordChange): string[] {
    return [record.kind === 'promeneur' ? '/promeneurs' : '/structures', record.id];
  }

  protected toggle(field: ChangeField): void {
    const now = this.chosen();
    this.chosen.set(this.all().filter((one) => (one === field ? !now.includes(one) : now.includes(one))));
  }

  protected approve({ id, version, record }: RecordChange): Promise<void> {
    const fields = this.chosen().length < this.all().length ? { fields: [...this.chosen()] } : {};
    const reason = this.reason().trim() ? { reason: this.reason().trim() } : {};
    const approval = { version, recordVersion: record.version, ...fields, ...reason };
    return this.decide('approve', () => this.api.approve(id, approval), `La fiche de ${record.name} est à jour.`);
  }

  protected refuse({ id, version }: RecordChange): Promise<void> {
    return this.decide(
      'refuse',
      () => this.api.refuse(id, { version, reason: this.reason().trim() }),
      'C’est refusé, et la personne le sait.',
    );
  }

  protected withdraw({ id }: RecordChange): Promise<void> {
    return this.decide('withdraw', () => this.api.withdraw(id), 'La proposition est retirée.');
  }

  private async decide(name: string, act: () => Promise<RecordChange>, said: string): Promise<void> {
    await this.acts.during(name, async () => {
      try {
        this.change.set(await act());
        this.moved.set(false);
        this.toasts.say(said);
      } catch (error) {
        if (problemOf(error).status !== 412) throw error;
        this.moved.set(true);
        this.change.reload();
      }
    });
  }
}

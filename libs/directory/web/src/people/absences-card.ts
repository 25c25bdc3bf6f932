import { Component, inject, input, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { type Absence, type AbsenceDraft, absenceDraft, type PromeneurDetail } from '@promenade/directory/model';
import {
  Button,
  Control,
  dayOf,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  Icon,
  problemOf,
  serverErrors,
  Toasts,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { fieldLabels } from '../labels.fr';
import { PeopleApi } from './people-api';

/** Days on which no permanence is held, to come: the public is told nobody answers, never why. */
@Component({
  selector: 'pmd-absences-card',
  imports: [Button, Control, FieldFrame, FormErrors, FormField, FormRoot, Icon],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  template: `
    <section class="card stack" aria-labelledby="absences">
      <div class="card-head">
        <h2 id="absences">Absences</h2>
        @if (keeps() && !adding()) {
          <button pmdButton="line" size="s" type="button" (click)="open()"><pmd-icon name="plus" />Noter une absence</button>
        }
      </div>
      <ul>
        @for (absence of of().absences; track absence.id) {
          <li class="row between">
            <span>{{ said(absence) }}</span>
            @if (keeps()) {
              <button
                pmdButton="plain"
                size="s"
                type="button"
                [attr.aria-label]="'Retirer l’absence ' + said(absence)"
                [busy]="acts.busy() === absence.id"
                (click)="remove(absence)"
              >
                Retirer
              </button>
            }
          </li>
        } @empty {
          <li class="soft">Aucune absence notée. Pendant une absence, l’annuaire ne dit personne joignable.</li>
        }
      </ul>
      @if (adding()) {
        <form [formRoot]="form" class="stack">
          <pmd-form-errors [form]="form" />
          @if (refused()) {
            <p class="note note-warn"><pmd-icon name="warn" />{{ refused() }}</p>
          }
          <div class="cols-even">
            <pmd-field label="Premier jour"><input pmdControl type="date" [formField]="form.startsOn" /></pmd-field>
            <pmd-field label="Dernier jour"><input pmdControl type="date" [formField]="form.endsOn" /></pmd-field>
          </div>
          <p class="row">
            <button pmdButton="act" size="s" type="submit" [busy]="form().submitting()" busyWord="Enregistrement…">
              Noter cette absence
            </button>
            <button pmdButton="plain" size="s" type="button" (click)="adding.set(false)">Abandonner</button>
          </p>
        </form>
      }
    </section>
  `,
  styles: ':host { display: block; } li { padding: var(--s-2) 0; }',
})
export class AbsencesCard {
  readonly of = input.required<PromeneurDetail>();
  /** Whether whoever looks may write it: the coordination, and the person. */
  readonly keeps = input(false);
  readonly changed = output<PromeneurDetail>();

  private readonly api = inject(PeopleApi);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly adding = signal(false);
  protected readonly refused = signal('');
  private readonly draft = signal<AbsenceDraft>({ startsOn: '', endsOn: '' });
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, absenceDraft), {
    submission: { action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.add() },
  });

  protected said({ startsOn, endsOn }: AbsenceDraft): string {
    return startsOn === endsOn ? `le ${dayOf(startsOn)}` : `du ${dayOf(startsOn)} au ${dayOf(endsOn)}`;
  }

  protected open(): void {
    this.form().reset({ startsOn: '', endsOn: '' });
    this.refused.set('');
    this.adding.set(true);
  }

  protected remove(absence: Absence): Promise<boolean> {
    const { id, startsOn, endsOn } = absence;
    return this.acts.during(id, async () => {
      this.changed.emit(await this.api.comeBack(this.of().id, id));
      const again = async () => this.changed.emit(await this.api.leaveOff(this.of().id, { startsOn, endsOn }));
      this.toasts.say(`Absence retirée, ${this.said(absence)}.`, this.acts.undo(again));
    });
  }

  private async add(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const detail = await this.api.leaveOff(this.of().id, this.draft());
      const before = this.of().absences;
      this.changed.emit(detail);
      this.adding.set(false);
      const made = detail.absences.find(({ id }) => !before.some((other) => other.id === id));
      const back = async () => this.changed.emit(await this.api.comeBack(detail.id, made!.id));
      this.toasts.say(`Absence notée, ${this.said(this.draft())}.`, made && this.acts.undo(back));
      return undefined;
    } catch (error) {
      if (problemOf(error).code !== 'absence-overlaps') return serverErrors(error, this.form);
      this.refused.set(problemOf(error).message);
      return undefined;
    }
  }
}

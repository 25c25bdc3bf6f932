import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { Permanence, PermanenceDraft, PromeneurDetail } from '@promenade/directory/model';
import { Button, Icon, Refusable, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { weekdayName, weekdaysOf } from '../public/reach-words';
import { PeopleApi } from './people-api';
import { slotWords } from './people-labels.fr';
import { WeekEditor } from './week-editor';

/** The week of a promeneur: read by all, changed by the coordination in one act that can be taken back. */
@Component({
  selector: 'pmd-week-card',
  imports: [Button, Icon, Refusable, WeekEditor],
  template: `
    <section class="card stack" aria-labelledby="permanences">
      <div class="card-head">
        <h2 id="permanences">Permanences</h2>
        @if (writes() && !editing()) {
          <button pmdButton="line" size="s" type="button" (click)="open()"><pmd-icon name="edit" />Changer la semaine</button>
        }
      </div>
      @if (editing()) {
        <p class="soft">Les heures sont celles de Paris. Une nuit fait deux créneaux&nbsp;: jusqu’à minuit, puis à partir de minuit.</p>
        <pmd-week-editor [(week)]="draft" [networks]="networks()" />
        <div class="row">
          <pmd-refusable [reason]="why()">
            <button pmdButton="act" size="s" type="button" [busy]="acts.busy() === 'week'" busyWord="Enregistrement…" (click)="save()">
              Enregistrer la semaine
            </button>
          </pmd-refusable>
          <button pmdButton="plain" size="s" type="button" (click)="editing.set(false)">Abandonner</button>
        </div>
      } @else if (of().permanences.length === 0) {
        <p class="soft">Aucune permanence notée&nbsp;: l’annuaire ne peut pas dire quand {{ of().firstName }} répond.</p>
      } @else {
        <dl class="kv">
          @for (day of days(); track day.weekday) {
            <dt>{{ day.name }}</dt>
            <dd>
              @for (said of day.slots; track said) {
                <span class="blk">{{ said }}</span>
              }
            </dd>
          }
        </dl>
      }
    </section>
  `,
  styles: `
    :host,
    .blk {
      display: block;
    }
    .kv {
      grid-template-columns: 6.5rem minmax(0, 1fr);
    }
  `,
})
export class WeekCard {
  readonly of = input.required<PromeneurDetail>();
  readonly writes = input(false);
  readonly changed = output<PromeneurDetail>();

  private readonly api = inject(PeopleApi);
  private readonly toasts = inject(Toasts);
  private readonly editor = viewChild(WeekEditor);
  protected readonly acts = acts();
  protected readonly editing = signal(false);
  protected readonly draft = signal<readonly PermanenceDraft[]>([]);
  protected readonly networks = computed(() => [...new Set(this.of().onlineProfiles.map(({ network }) => network))]);
  protected readonly days = computed(() =>
    weekdaysOf(this.of().permanences)
      .filter(({ slots }) => slots.length > 0)
      .map(({ weekday, slots }) => ({ weekday, name: weekdayName(weekday), slots: slots.map((slot) => slotWords(slot)) })),
  );
  protected readonly why = computed(() => this.editor()?.faults().join(' ; ') ?? '');

  protected open(): void {
    this.draft.set(draftsOf(this.of().permanences));
    this.editing.set(true);
  }

  protected save(): Promise<boolean> {
    const before = draftsOf(this.of().permanences);
    return this.acts.during('week', async () => {
      await this.put(this.draft());
      this.editing.set(false);
      this.toasts.say(
        'La semaine est enregistrée.',
        this.acts.undo(() => this.put(before)),
      );
    });
  }

  private async put(week: readonly PermanenceDraft[]): Promise<void> {
    this.changed.emit(await this.api.setWeek(this.of().id, week));
  }
}

function draftsOf(permanences: readonly Permanence[]): PermanenceDraft[] {
  return permanences.map(({ weekday, from, to, network, audience, onHolidays }) => ({ weekday, from, to, network, audience, onHolidays }));
}

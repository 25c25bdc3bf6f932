import { Component, computed, inject, input, output } from '@angular/core';
import { onboardingKeys, onboardingParts, type OnboardingStep, progressOf, type PromeneurDetail, stepOf } from '@promenade/directory/model';
import { counted, DayPipe, StatusChip, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { PeopleApi } from './people-api';
import { partLabels, readyLabels } from './people-labels.fr';
import { ReadyTextBox } from './ready-text';
import { pageOf, readyTexts } from './ready-texts.fr';

/** « Premiers pas »: about twenty steps, ticked by the person or by the coordination, with texts that need only be copied (G-18). */
@Component({
  selector: 'pmd-onboarding-card',
  imports: [DayPipe, ReadyTextBox, StatusChip],
  template: `
    <section class="card stack" aria-labelledby="premiers-pas">
      <div class="card-head">
        <h2 id="premiers-pas">Premiers pas</h2>
        <pmd-status [is]="left() === 0 ? 'good' : 'half'">{{ progress().done }} sur {{ progress().total }}</pmd-status>
      </div>
      <p class="soft">{{ said() }}</p>
      <progress [value]="progress().done" [max]="progress().total" aria-label="Étapes faites"></progress>
      @if (!of().isListed) {
        <p class="cap soft">L’adresse de la fiche, dans les textes prêts, s’ouvrira quand la fiche sera dans l’annuaire.</p>
      }
      @for (part of parts(); track part.label) {
        <section class="stack-s" [attr.aria-label]="part.label">
          <h3>{{ part.label }}</h3>
          @for (step of part.steps; track step.key) {
            <div class="step">
              <label class="check">
                <input
                  type="checkbox"
                  [checked]="step.doneOn"
                  [disabled]="!keeps() || acts.busy() === step.key"
                  [attr.aria-describedby]="'aide-' + step.key"
                  (change)="tick(step.key, $any($event.target).checked)"
                />
                <span>
                  <b>{{ step.title }}</b>
                  @if (step.doneOn) {
                    <span class="cap soft blk">fait le {{ step.doneOn | day }}</span>
                  }
                </span>
              </label>
              <p class="cap soft help" [id]="'aide-' + step.key">{{ step.help }}</p>
              @for (text of step.texts; track text.label) {
                <pmd-ready-text [label]="text.label" [text]="text.text" />
              }
            </div>
          }
        </section>
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
    }
    .blk {
      display: block;
    }
    progress {
      width: 100%;
      height: 0.75rem;
      accent-color: var(--good);
    }
    h3 {
      margin-top: var(--s-3);
      font-size: var(--t-body);
    }
    .step {
      display: grid;
      gap: var(--s-1);
      padding: var(--s-2) 0;
      border-bottom: var(--edge);
    }
    .step:last-child {
      border-bottom: 0;
    }
    .help,
    pmd-ready-text {
      margin-left: 2.25rem;
    }
    @media print {
      .card {
        break-inside: auto;
      }
      .step {
        break-inside: avoid;
      }
    }
  `,
})
export class OnboardingCard {
  readonly of = input.required<PromeneurDetail>();
  readonly keeps = input(false);
  readonly changed = output<PromeneurDetail>();

  private readonly api = inject(PeopleApi);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly progress = computed(() => progressOf(this.of().onboarding));
  protected readonly left = computed(() => this.progress().total - this.progress().done);
  protected readonly said = computed(() =>
    this.left() === 0
      ? 'Tout est fait. Ces textes restent là, pour les reprendre.'
      : `Il reste ${counted(this.left(), 'étape', 'étapes')}. L’ordre est celui où on les fait le plus souvent ; rien n’oblige à le suivre.`,
  );
  protected readonly parts = computed(() => onboardingParts.map((part) => ({ label: partLabels[part], steps: this.stepsOf(part) })));

  protected tick(step: OnboardingStep, isDone: boolean): Promise<boolean> {
    return this.acts.during(step, async () => {
      await this.mark(step, isDone);
      // A step ticked by mistake is unticked where it stands; one unticked by mistake has moved nothing on the page that says so.
      if (!isDone)
        this.toasts.say(
          `« ${stepOf(step).title} » reste à faire.`,
          this.acts.undo(() => this.mark(step, true)),
        );
    });
  }

  private async mark(step: OnboardingStep, isDone: boolean): Promise<void> {
    this.changed.emit(await this.api.tick(this.of().id, { list: 'onboarding', step }, isDone));
  }

  private stepsOf(part: (typeof onboardingParts)[number]) {
    const page = pageOf(this.of());
    return onboardingKeys
      .filter((key) => stepOf(key).part === part)
      .map((key) => ({
        ...{ key, title: stepOf(key).title, help: stepOf(key).help },
        doneOn: this.of().onboarding.find(({ step }) => step === key)?.doneOn ?? null,
        texts: (stepOf(key).texts ?? []).map((text) => ({
          label: readyLabels[text],
          text: readyTexts[text]({ promeneur: this.of(), page }),
        })),
      }));
  }
}

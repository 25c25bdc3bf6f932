import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Erasure } from '@promenade/directory/model';
import { Button, Confirm, DayPipe, fr, FrPipe, Icon, Load, PageHead, Refusable, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { lineOf, refusals } from './labels.fr';
import { PersonalApi } from './personal-api';

/** `/promeneurs/:id/effacer`: what goes, what stays and until when, then the act that nothing takes back. */
@Component({
  selector: 'pmd-erase-page',
  imports: [Button, DayPipe, FrPipe, Icon, Load, PageHead, Refusable, RouterLink],
  template: `
    <pmd-page-head title="Effacer une personne" [lead]="lead()" [crumbs]="crumbs()" />
    <pmd-load [of]="weighed" name="ce qui serait effacé" [lines]="6" />
    @if (weighed.hasValue()) {
      @let it = weighed.value();
      <div class="stack">
        @if (it.erasedOn) {
          <p class="note note-good">
            <pmd-icon name="done" /><span>{{ 'Effacée le ' + (it.erasedOn | day) + '.' | fr }} {{ refusals['already-erased'] | fr }}</span>
          </p>
        } @else {
          <p class="lead">Une personne a le droit d’être oubliée. Faites-le à sa demande&nbsp;: rien ne le reprend, ni vous, ni nous.</p>
        }
        <div class="cols cols-even">
          @if (it.goes.length) {
            <section class="card stack-s" aria-labelledby="part">
              <h2 id="part">Ce qui part</h2>
              <ul>
                @for (line of it.goes; track line.code) {
                  <li>
                    <pmd-icon name="trash" /><span>{{ said(line, 'goes') | fr }}</span>
                  </li>
                }
              </ul>
              <p class="cap soft">Et ses mots dans le journal&nbsp;: qui a fait quoi et quand y reste, sans ce qui était écrit.</p>
            </section>
          }
          <section class="card stack-s" aria-labelledby="reste">
            <h2 id="reste">Ce qui reste, et pourquoi</h2>
            <ul>
              @for (line of it.stays; track line.code) {
                <li>
                  <pmd-icon name="lock" /><span>{{ said(line, 'stays') | fr }}</span>
                </li>
              } @empty {
                <li class="soft">Rien d’autre que la fiche sans nom.</li>
              }
            </ul>
            <p class="cap soft">
              Une signature sans nom ne prouverait plus rien&nbsp;: sa preuve est gardée cinq ans après la fin de la participation.
            </p>
          </section>
        </div>
        @if (!it.erasedOn) {
          <p class="row">
            <pmd-refusable [reason]="whyNot()">
              <button pmdButton="bad" type="button" [busy]="acts.busy() === 'erase'" busyWord="Effacement…" (click)="erase(it)">
                <pmd-icon name="trash" />Effacer {{ it.name }}
              </button>
              <a lift [routerLink]="['/promeneurs', it.id]">Ouvrir sa fiche</a>
            </pmd-refusable>
          </p>
        }
      </div>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--s-2);
    }
    li {
      display: flex;
      gap: var(--s-2);
    }
    li pmd-icon {
      flex: none;
      margin-top: 0.2em;
      color: var(--ink-soft);
    }
    .lead {
      max-width: 44rem;
    }
  `,
})
export class ErasePage {
  readonly id = input.required<string>();

  private readonly api = inject(PersonalApi);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly weighed = this.api.weigh(this.id);
  protected readonly refusals = refusals;
  protected readonly said = lineOf;
  protected readonly lead = computed(() => (this.weighed.hasValue() ? this.weighed.value().name : ''));
  protected readonly crumbs = computed(() => [
    { label: 'Promeneurs', path: '/promeneurs' },
    { label: this.lead() || 'Fiche', path: `/promeneurs/${this.id()}` },
  ]);
  protected readonly whyNot = computed(() => {
    const refusal = this.weighed.hasValue() ? this.weighed.value().refusal : null;
    return refusal === null ? '' : fr(refusals[refusal]);
  });

  protected async erase({ id, name }: Erasure): Promise<void> {
    const sure = await this.confirm.ask({
      title: fr(`Effacer ${name} ?`),
      text: fr(
        `Son nom, sa photo, ses adresses et tout ce qui parle d’elle ou de lui partent maintenant. Personne ne pourra les retrouver.`,
      ),
      keep: 'Ne rien effacer',
      act: fr(`Effacer ${name}`),
    });
    if (!sure) return;
    await this.acts.during('erase', async () => {
      this.weighed.set(await this.api.erase(id));
      this.toasts.say('C’est effacé.');
    });
  }
}

import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CharterVersionShown } from '@promenade/charter/model';
import { dayOf, StatusChip } from '@promenade/platform/web';
import { standingLabels, standingStatus } from './charter-words.fr';

/** A version in a list: its state, its day, the core that it stands on, and whether another one came since. */
@Component({
  selector: 'pmd-charter-line',
  imports: [RouterLink, StatusChip],
  template: `
    <article class="card row between">
      <div class="stack-s">
        <h3>
          <a [routerLink]="['/chartes/textes', version().id]">{{ version().title }}</a>
        </h3>
        <p class="soft">{{ words() }}</p>
      </div>
      <div class="row">
        @if (isBehind()) {
          <pmd-status is="warn">à reprendre</pmd-status>
        }
        <pmd-status [is]="status[version().standing]">{{ labels[version().standing] }}</pmd-status>
      </div>
    </article>
  `,
  styles: ':host { display: block; }',
})
export class CharterLine {
  readonly version = input.required<CharterVersionShown>();
  protected readonly labels = standingLabels;
  protected readonly status = standingStatus;
  /** What was replaced has nothing to be taken over. */
  protected readonly isBehind = computed(() => this.version().newerCore !== null && this.version().standing !== 'replaced');
  protected readonly words = computed(() => {
    const { number, effectiveOn, standing, core } = this.version();
    const from = standing === 'in-force' ? 'en vigueur depuis le' : 'en vigueur à partir du';
    return [
      `Version ${number}`,
      ...(effectiveOn ? [`${from} ${dayOf(effectiveOn)}`] : []),
      ...(core ? [`sur le texte national version ${core.number}`] : []),
    ].join(', ');
  });
}

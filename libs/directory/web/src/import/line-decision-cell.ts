import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportRow } from '@promenade/directory/model';
import { Button, StatusChip } from '@promenade/platform/web';
import { isOfLine, wordsOf } from './line-decision';

/** What becomes of a line, why when the reason is the line itself, and the ways to look closer. */
@Component({
  selector: 'pmd-line-decision',
  imports: [Button, RouterLink, StatusChip],
  template: `
    <pmd-status [is]="words().is" [icon]="words().icon">{{ words().label }}</pmd-status>
    @for (problem of ofLine(); track problem.code) {
      <p class="cap">{{ problem.message }}</p>
      @if (problem.otherLine; as other) {
        <button pmdButton="line" size="s" type="button" (click)="compared.emit(other)">Comparer les deux</button>
      }
    }
    @if (row().recordId; as record) {
      <a class="cap" [routerLink]="['/promeneurs', record]" target="_blank">Voir la fiche</a>
    }
    <button
      pmdButton="plain"
      size="s"
      type="button"
      [attr.aria-expanded]="open()"
      [attr.aria-label]="(open() ? 'Refermer la ligne ' : 'Corriger la ligne ') + row().line"
      (click)="toggled.emit()"
    >
      {{ open() ? 'Refermer' : 'Corriger' }}
    </button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.375rem;
      justify-items: start;
    }
  `,
})
export class LineDecision {
  readonly row = input.required<ImportRow>();
  readonly open = input(false);
  readonly toggled = output();
  /** The number of the other line. */
  readonly compared = output<number>();

  protected readonly words = computed(() => wordsOf(this.row()));
  protected readonly ofLine = computed(() => this.row().problems.filter(isOfLine));
}

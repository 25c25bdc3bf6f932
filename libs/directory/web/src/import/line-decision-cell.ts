import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { importField, type ImportRow } from '@promenade/directory/model';
import { Button, StatusChip } from '@promenade/platform/web';
import { importFieldLabel } from './import-labels.fr';
import { isOfLine, wordsOf } from './line-decision';

/** What becomes of a line, why when the reason is the line itself, and the ways to look closer. */
@Component({
  selector: 'pmd-line-decision',
  imports: [Button, RouterLink, StatusChip],
  template: `
    <pmd-status class="nowrap" [is]="words().is" [icon]="words().icon">{{ words().label }}</pmd-status>
    @for (problem of ofLine(); track problem.code) {
      <p class="cap">{{ problem.message }}</p>
      @if (problem.otherLine; as other) {
        <button pmdButton="line" size="s" type="button" (click)="compared.emit(other)">Comparer les deux</button>
      }
    }
    @if (changes()) {
      <p class="cap">Change&nbsp;: {{ changes() }}.</p>
    }
    @if (row().recordId; as record) {
      <a class="cap" [routerLink]="['/promeneurs', record]" target="_blank">Voir la fiche</a>
    }
    <button pmdButton="plain" size="s" type="button" [attr.aria-label]="'Corriger la ligne ' + row().line" (click)="opened.emit()">
      Corriger
    </button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.375rem;
      justify-items: start;
      min-width: 9.75rem;
    }
    button[aria-label] {
      margin-left: -0.625rem;
    }
  `,
})
export class LineDecision {
  readonly row = input.required<ImportRow>();
  /** To see the line whole. */
  readonly opened = output();
  /** The number of the other line. */
  readonly compared = output<number>();

  protected readonly words = computed(() => wordsOf(this.row()));
  /** What an update writes over what the record says. */
  protected readonly changes = computed(() => {
    const fields = (this.row().changes ?? []).flatMap((key) => importField.safeParse(key).data ?? []);
    return fields.map((field) => importFieldLabel(field).toLocaleLowerCase('fr')).join(', ');
  });
  protected readonly ofLine = computed(() => this.row().problems.filter(isOfLine));
}

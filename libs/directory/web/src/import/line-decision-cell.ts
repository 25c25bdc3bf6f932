import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { importField, type ImportKind, type ImportRow } from '@promenade/directory/model';
import { Button, StatusChip } from '@promenade/platform/web';
import { importFieldLabel } from './import-labels.fr';
import { isOfLine, wordsOf } from './line-decision';
import { textOf } from './line-words';

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
    @if (changes().length) {
      <ul class="cap" aria-label="Ce qui change sur la fiche">
        @for (change of changes(); track change.label) {
          <li>
            {{ change.label }}&nbsp;:
            @if (change.before) {
              <span class="sr">avant, </span><del>{{ change.before }}</del>
            } @else {
              <span class="soft">rien</span>
            }
            <span aria-hidden="true"> → </span><span class="sr">, après, </span><b>{{ change.after || 'rien' }}</b>
          </li>
        }
      </ul>
    }
    @if (row().recordId; as record) {
      <a class="cap" [routerLink]="['/' + kind(), record]" target="_blank">Voir la fiche</a>
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
    ul {
      display: grid;
      gap: 0.25rem;
      overflow-wrap: anywhere;
    }
    del {
      color: var(--ink-soft);
    }
    button[aria-label] {
      margin-left: -0.625rem;
    }
  `,
})
export class LineDecision {
  readonly row = input.required<ImportRow>();
  readonly kind = input<ImportKind>('promeneurs');
  /** To see the line whole. */
  readonly opened = output();
  /** The number of the other line. */
  readonly compared = output<number>();

  protected readonly words = computed(() => wordsOf(this.row()));
  /** What an update writes over what the record says: before, then after. */
  protected readonly changes = computed(() => {
    const { changes = [], before = {}, values } = this.row();
    const fields = changes.flatMap((key) => importField.safeParse(key).data ?? []);
    return fields.map((field) => ({ label: importFieldLabel(field), before: textOf(field, before), after: textOf(field, values) }));
  });
  protected readonly ofLine = computed(() => this.row().problems.filter(isOfLine));
}

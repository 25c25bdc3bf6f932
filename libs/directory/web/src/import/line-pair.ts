import { Component, computed, signal, viewChild } from '@angular/core';
import { importFields, type ImportRow } from '@promenade/directory/model';
import { Sheet } from '@promenade/platform/web';
import { importFieldLabel } from './import-labels.fr';
import { textOf } from './line-words';

/** Two lines said to be of one person, side by side: what differs comes first, in bold. */
@Component({
  selector: 'pmd-line-pair',
  imports: [Sheet],
  template: `
    <pmd-sheet title="Comparer les deux lignes">
      @if (rows(); as pair) {
        <table>
          <thead>
            <tr>
              <td></td>
              @for (row of pair; track row.line) {
                <th scope="col">Ligne {{ row.line }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (said of differences(); track said.label) {
              <tr>
                <th scope="row">{{ said.label }}</th>
                @for (text of said.texts; track $index) {
                  <td [class.differ]="said.differ">{{ text || '–' }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
        <p class="soft">
          La ligne {{ pair[1].line }} est enregistrée, l’autre laissée de côté. Si ce sont deux personnes, corrigez le nom ou le courriel de
          la ligne {{ pair[0].line }}.
        </p>
      }
    </pmd-sheet>
  `,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 0.5rem 0.75rem 0.5rem 0;
      border-bottom: var(--edge);
      text-align: left;
      vertical-align: top;
      overflow-wrap: anywhere;
    }
    tbody th {
      color: var(--ink-soft);
      font-size: var(--t-caption);
      font-weight: var(--w-text);
    }
    .differ {
      font-weight: var(--w-strong);
    }
    p {
      margin-top: var(--s-4);
    }
  `,
})
export class LinePair {
  private readonly sheet = viewChild.required(Sheet);
  protected readonly rows = signal<readonly [ImportRow, ImportRow] | null>(null);
  protected readonly differences = computed(() => {
    const pair = this.rows();
    if (!pair) return [];
    const fields = importFields.filter((field) => field !== 'fullName');
    const said = fields.map((field) => ({ label: importFieldLabel(field), texts: pair.map(({ values }) => textOf(field, values)) }));
    const told = said.filter(({ texts }) => texts.some(Boolean)).map((each) => ({ ...each, differ: each.texts[0] !== each.texts[1] }));
    return [...told.filter(({ differ }) => differ), ...told.filter(({ differ }) => !differ)];
  });

  open(one: ImportRow, other: ImportRow): void {
    this.rows.set([one, other]);
    this.sheet().open();
  }
}

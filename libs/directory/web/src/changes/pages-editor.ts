import { Component, model, signal } from '@angular/core';
import { type KeptPage, type Network, networks } from '@promenade/directory/model';
import { Button, Control, FieldFrame } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';

/** Where one is met online: the list whole, with one more or one less. */
@Component({
  selector: 'pmd-pages-editor',
  imports: [Button, Control, FieldFrame],
  template: `
    <fieldset class="stack-s">
      <legend>Profils en ligne</legend>
      <ul>
        @for (page of pages(); track page.network + page.handle; let at = $index) {
          <li class="row between">
            <span
              ><b>{{ labels[page.network] }}</b
              >&ngsp;<span class="code">{{ page.handle }}</span></span
            >
            <button
              pmdButton="plain"
              size="s"
              type="button"
              [attr.aria-label]="'Retirer ' + labels[page.network] + ' ' + page.handle"
              (click)="remove(at)"
            >
              Retirer
            </button>
          </li>
        }
      </ul>
      <div class="pair">
        <pmd-field label="Réseau">
          <select pmdControl (change)="network.set($any($event.target).value)">
            @for (one of networks; track one) {
              <option [value]="one" [selected]="one === network()">{{ labels[one] }}</option>
            }
          </select>
        </pmd-field>
        <pmd-field label="Nom du profil" hint="Comme il s’affiche, ou l’adresse de la page." [optional]="true">
          <input
            pmdControl
            class="code"
            autocapitalize="off"
            spellcheck="false"
            [value]="handle()"
            (input)="handle.set($any($event.target).value)"
          />
        </pmd-field>
        <button pmdButton="line" type="button" (click)="add()">Ajouter ce profil</button>
      </div>
    </fieldset>
  `,
  styles: `
    legend {
      padding: 0;
      margin-block-end: var(--s-3);
      font-size: var(--t-title-s);
      font-weight: var(--w-strong);
    }
    fieldset > * {
      margin-block-end: var(--s-3);
    }
    .pair {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-3);
      align-items: end;
    }
  `,
})
export class PagesEditor {
  readonly pages = model.required<readonly KeptPage[]>();
  protected readonly labels = networkLabels;
  protected readonly networks = networks;
  protected readonly network = signal<Network>('instagram');
  protected readonly handle = signal('');

  protected add(): void {
    const handle = this.handle().trim();
    if (handle === '') return;
    this.pages.update((pages) => [...pages, { network: this.network(), handle }]);
    this.handle.set('');
  }

  protected remove(at: number): void {
    this.pages.update((pages) => pages.toSpliced(at, 1));
  }
}

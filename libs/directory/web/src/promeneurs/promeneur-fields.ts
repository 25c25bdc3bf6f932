import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { volets } from '@promenade/directory/model';
import { Control, FieldFrame, ManyChoices } from '@promenade/platform/web';
import { voletLabels } from '../labels.fr';
import { promeneurFieldLabels, type PromeneurFields } from './promeneur-draft';

/** Who a promeneur is: the fields that the new record and the edited one share. */
@Component({
  selector: 'pmd-promeneur-fields',
  imports: [Control, FieldFrame, FormField, ManyChoices],
  template: `
    <div class="cols-even">
      <pmd-field [label]="labels.firstName"><input pmdControl autocomplete="off" [formField]="form().firstName" /></pmd-field>
      <pmd-field [label]="labels.lastName"><input pmdControl autocomplete="off" [formField]="form().lastName" /></pmd-field>
      <pmd-field [label]="labels.email" [optional]="true" hint="Sans elle, la personne ne peut ni signer la charte ni ouvrir un compte.">
        <input pmdControl type="email" autocomplete="off" [formField]="form().email" />
      </pmd-field>
      <pmd-field [label]="labels.phone" [optional]="true">
        <input pmdControl type="tel" autocomplete="off" [formField]="form().phone" />
      </pmd-field>
    </div>
    <pmd-field [label]="labels.function" [optional]="true" hint="Par exemple : animatrice jeunesse, éducateur.">
      <input pmdControl autocomplete="off" [formField]="form().function" />
    </pmd-field>
    <pmd-many-choices [legend]="labels.volets" [choices]="volets" [formField]="$any(form().volets)" />
    <pmd-field
      [label]="labels.presentation"
      [optional]="true"
      hint="En quelques lignes, 700 caractères au plus. Publiée avec son accord seulement."
    >
      <textarea pmdControl rows="4" [formField]="form().presentation"></textarea>
    </pmd-field>
    <pmd-field [label]="labels.contactNote" [optional]="true" hint="Sur quel réseau, sous quel délai, ce que l’on peut demander. Public.">
      <textarea pmdControl rows="2" [formField]="form().contactNote"></textarea>
    </pmd-field>
    <pmd-field [label]="labels.notes" [optional]="true" hint="La coordination seule les lit. Jamais le nom d’un jeune.">
      <textarea pmdControl rows="4" [formField]="form().notes"></textarea>
    </pmd-field>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-4);
    }
    @media (max-width: 1180px) {
      .cols-even {
        gap: var(--s-4);
      }
    }
  `,
})
export class PromeneurFieldset {
  readonly form = input.required<FieldTree<PromeneurFields>>();
  protected readonly labels = promeneurFieldLabels;
  protected readonly volets = volets.map((value) => ({ value, label: voletLabels[value] }));
}

import { Component, computed, input, signal } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import type { Chooser } from '@promenade/identity/model';
import { Control, FieldFrame, LinkButton } from '@promenade/platform/web';
import { PasswordMeter } from './password-meter';

/** Choosing a password: the field, which can be read while one types, and how it holds. */
@Component({
  selector: 'pmd-new-password',
  imports: [Control, FieldFrame, FormField, LinkButton, PasswordMeter],
  template: `
    <pmd-field [label]="label()">
      <input
        pmdControl
        [type]="shown() ? 'text' : 'password'"
        autocomplete="new-password"
        autocapitalize="none"
        spellcheck="false"
        [formField]="field()"
      />
    </pmd-field>
    <p><button pmdLink type="button" [attr.aria-pressed]="shown()" (click)="shown.set(!shown())">Voir ce que j’écris</button></p>
    <pmd-password-meter [password]="typed()" [chooser]="chooser()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-2);
    }
  `,
})
export class NewPassword {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input('Mot de passe');
  readonly chooser = input<Chooser>({ email: '', firstName: '', lastName: '' });

  protected readonly shown = signal(false);
  protected readonly typed = computed(() => this.field()().value());
}

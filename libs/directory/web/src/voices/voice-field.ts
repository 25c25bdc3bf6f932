import { Component, input } from '@angular/core';
import { Icon } from '@promenade/platform/web';

/** A field of a public form: plain HTML, so that a phone loads neither the forms of the application nor its schemas. */
@Component({
  selector: 'pmd-voice-field',
  imports: [Icon],
  template: `
    <label [attr.for]="for()"
      >{{ label() }}
      @if (optional()) {
        <span class="soft">(facultatif)</span>
      }
    </label>
    <ng-content />
    @if (hint()) {
      <span class="cap soft" [id]="for() + '-aide'">{{ hint() }}</span>
    }
    @if (error()) {
      <p class="error" [id]="for() + '-erreur'">
        <pmd-icon name="bad" /><span>{{ error() }}</span>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.375rem;
    }
    label {
      font-weight: var(--w-strong);
    }
    label .soft {
      font-weight: var(--w-text);
    }
    .error {
      display: flex;
      gap: 0.4rem;
      color: var(--bad);
      font-size: 0.9375rem;
      font-weight: var(--w-strong);
    }
  `,
})
export class VoiceField {
  readonly for = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly optional = input(false);
  readonly error = input<string | undefined>('');
}

import { Component, computed, model, signal } from '@angular/core';
import { contactDraft, type StructureContact } from '@promenade/directory/model';
import { Button, Control, FieldFrame } from '@promenade/platform/web';
import { contactSaid } from './change-words.fr';

const blank = { name: '', function: '', email: '', phone: '' };

/** Whom to reach beside whoever signs: the list whole, with one more or one less. */
@Component({
  selector: 'pmd-contacts-editor',
  imports: [Button, Control, FieldFrame],
  template: `
    <fieldset class="stack-s">
      <legend>Autres contacts</legend>
      <ul>
        @for (contact of contacts(); track $index) {
          <li class="row between">
            <span>{{ said(contact) }}</span>
            <button pmdButton="plain" size="s" type="button" [attr.aria-label]="'Retirer ' + contact.name" (click)="remove($index)">
              Retirer
            </button>
          </li>
        }
      </ul>
      <div class="cols-even">
        @for (field of fields; track field.key) {
          <pmd-field [label]="field.label" [optional]="true">
            <input
              pmdControl
              autocomplete="off"
              [type]="field.type"
              [value]="draft()[field.key]"
              (input)="set(field.key, $any($event.target).value)"
            />
          </pmd-field>
        }
      </div>
      @if (fault()) {
        <p class="cap" role="alert">Écrivez au moins un nom, et une adresse électronique complète s’il y en a une.</p>
      }
      <p><button pmdButton="line" type="button" (click)="add()">Ajouter ce contact</button></p>
    </fieldset>
  `,
  styles: `
    legend {
      padding: 0;
      font-weight: var(--w-strong);
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class ContactsEditor {
  readonly contacts = model.required<readonly StructureContact[]>();
  protected readonly said = contactSaid;
  protected readonly fields = [
    { key: 'name', label: 'Prénom et nom du contact', type: 'text' },
    { key: 'function', label: 'Sa fonction', type: 'text' },
    { key: 'email', label: 'Son courriel', type: 'email' },
    { key: 'phone', label: 'Son numéro', type: 'tel' },
  ] as const;
  protected readonly draft = signal(blank);
  private readonly tried = signal(false);
  private readonly read = computed(() => contactDraft.safeParse(this.draft()));
  protected readonly fault = computed(() => this.tried() && !this.read().success);

  protected set(key: keyof typeof blank, value: string): void {
    this.draft.update((draft) => ({ ...draft, [key]: value }));
  }

  protected add(): void {
    const read = this.read();
    this.tried.set(!read.success);
    if (!read.success) return;
    this.contacts.update((contacts) => [...contacts, read.data]);
    this.draft.set(blank);
  }

  protected remove(at: number): void {
    this.contacts.update((contacts) => contacts.toSpliced(at, 1));
  }
}

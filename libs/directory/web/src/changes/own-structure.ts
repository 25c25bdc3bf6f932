import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { legalForms, type StructureProposal, structureTypes } from '@promenade/directory/model';
import {
  Button,
  Choices,
  Control,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  Load,
  PageHead,
  serverErrors,
  Toasts,
} from '@promenade/platform/web';
import { CommunesApi } from '../communes-api';
import { fieldLabels, structureTypeLabels } from '../labels.fr';
import { Lookup, type Option } from '../lookup/lookup';
import { changesOf } from '../rebase';
import { HoursEditor } from '../structures/hours-editor';
import { legalFormLabels } from '../structures/structure-labels.fr';
import { StructuresApi } from '../structures/structures-api';
import { changeFieldLabels } from './change-words.fr';
import { ChangesApi } from './changes-api';
import { ContactsEditor } from './contacts-editor';
import { blankOwnStructure, ownStructureFieldsOf, ownStructureProposal, type OwnStructureFields } from './own-structure-draft';
import { PendingNote } from './pending-note';

/** What a representative proposes to change of their structure: it waits for the coordination. */
@Component({
  selector: 'pmd-own-structure',
  imports: [
    ...[Button, Choices, Control, FieldFrame, FormErrors, FormField, FormRoot, Load, Lookup, PageHead, PendingNote, RouterLink],
    ...[ContactsEditor, HoursEditor],
  ],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './own-structure.html',
})
export class OwnStructure {
  readonly id = input.required<string>();

  private readonly api = inject(ChangesApi);
  private readonly communes = inject(CommunesApi);
  private readonly toasts = inject(Toasts);
  private readonly summary = viewChild(FormErrors);
  protected readonly record = inject(StructuresApi).read(this.id);
  protected readonly waiting = this.api.pending('structures', this.id);
  protected readonly pending = computed(() => (this.waiting.hasValue() ? this.waiting.value().pending : null));
  protected readonly labels = changeFieldLabels;
  protected readonly welcomes = [
    { value: 'yes', label: 'oui' },
    { value: 'no', label: 'non' },
  ];
  protected readonly types = structureTypes.map((value) => ({ value, label: structureTypeLabels[value] }));
  protected readonly forms = legalForms.map((value) => ({ value, label: legalFormLabels[value] }));
  private readonly base = signal(blankOwnStructure);
  protected readonly draft = signal(blankOwnStructure);
  protected readonly opened = signal(false);
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, ownStructureProposal), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.propose(),
      onInvalid: () => this.summary()?.show(),
    },
  });

  constructor() {
    effect(() => {
      if (this.opened() || !this.record.hasValue() || !this.waiting.hasValue()) return;
      const fields = ownStructureFieldsOf(this.record.value(), this.pending());
      this.base.set(fields);
      this.draft.set(fields);
      this.opened.set(true);
    });
  }

  protected readonly findCommune = async (words: string): Promise<Option[]> =>
    (await this.communes.search(words)).map(({ code, name, postalCodes }) => ({
      value: code,
      label: name,
      detail: postalCodes.join(', '),
    }));

  /** Writes one list of the draft. */
  protected set<K extends 'contacts' | 'openingHours'>(key: K, value: readonly OwnStructureFields[K][number][]): void {
    this.draft.update((draft) => ({ ...draft, [key]: [...value] }));
  }

  private async propose(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const proposed = await this.api.proposeForStructure(this.id(), changesOf(this.base(), this.draft()) as StructureProposal);
      this.waiting.set(proposed);
      this.base.set(this.draft());
      this.toasts.say(proposed.pending ? 'C’est proposé à la coordination.' : 'Rien n’a changé.');
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}

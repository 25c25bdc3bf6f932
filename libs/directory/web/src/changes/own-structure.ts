import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import {
  type OpeningSlot,
  type RecordChange,
  type StructureDetail,
  type StructureProposal,
  structureProposal,
} from '@promenade/directory/model';
import {
  Button,
  Choices,
  Control,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  Load,
  PageHead,
  phoneOf,
  serverErrors,
  Toasts,
} from '@promenade/platform/web';
import * as z from 'zod';
import { CommunesApi } from '../communes-api';
import { fieldLabels } from '../labels.fr';
import { Lookup, type Option } from '../lookup/lookup';
import { changesOf } from '../rebase';
import { HoursEditor } from '../structures/hours-editor';
import { StructuresApi } from '../structures/structures-api';
import { changeFieldLabels } from './change-words.fr';
import { ChangesApi } from './changes-api';
import { PendingNote } from './pending-note';

interface Fields {
  name: string;
  address: string;
  postalCode: string;
  communeCode: string;
  phone: string;
  email: string;
  welcomesPublic: string;
  openingHours: OpeningSlot[];
}
const blank: Fields = {
  ...{ name: '', address: '', postalCode: '', communeCode: '', phone: '', email: '', welcomesPublic: '' },
  openingHours: [],
};
const schema = structureProposal as unknown as z.ZodType<Fields, Fields>;

function fieldsOf(detail: StructureDetail, pending: RecordChange | null): Fields {
  const { name, commune, phone, openingHours } = detail;
  const said = (value: string | null | undefined): string => value ?? '';
  const stands: Fields = {
    ...{
      name,
      address: said(detail.address),
      postalCode: said(detail.postalCode),
      communeCode: said(commune?.code),
      email: said(detail.email),
    },
    ...{ phone: phone ? phoneOf(phone) : '', welcomesPublic: said(detail.welcomesPublic), openingHours: [...openingHours] },
  };
  return { ...stands, ...overlaid(stands, pending) };
}

/** What waits already, over what stands. */
function overlaid(stands: Fields, pending: RecordChange | null): Partial<Fields> {
  const waiting = (pending?.fields ?? []).filter(({ field }) => field in stands);
  return Object.fromEntries(waiting.map(({ field, after }) => [field, after ?? '']));
}

/** What a representative proposes to change of their structure: it waits for the coordination. */
@Component({
  selector: 'pmd-own-structure',
  imports: [
    ...[Button, Choices, Control, FieldFrame, FormErrors, FormField, FormRoot, Load, Lookup, PageHead, PendingNote, RouterLink],
    HoursEditor,
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
  private readonly base = signal(blank);
  protected readonly draft = signal(blank);
  protected readonly opened = signal(false);
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, schema), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.propose(),
      onInvalid: () => this.summary()?.show(),
    },
  });

  constructor() {
    effect(() => {
      if (this.opened() || !this.record.hasValue() || !this.waiting.hasValue()) return;
      const fields = fieldsOf(this.record.value(), this.pending());
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

  protected setHours(slots: readonly OpeningSlot[]): void {
    this.draft.update((draft) => ({ ...draft, openingHours: [...slots] }));
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

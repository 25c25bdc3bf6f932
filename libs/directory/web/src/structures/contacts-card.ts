import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { type StructureContact, structureDraft, type StructureDetail } from '@promenade/directory/model';
import {
  ApiProblem,
  Button,
  Control,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  fr,
  Icon,
  PhonePipe,
  phoneOf,
  problemOf,
  serverErrors,
  Sheet,
  Toasts,
} from '@promenade/platform/web';
import type * as z from 'zod';
import { acts } from '../acts';
import { fieldLabels } from '../labels.fr';
import { StructuresApi } from './structures-api';

interface Fields {
  name: string;
  function: string;
  email: string;
  phone: string;
}
const blank: Fields = { name: '', function: '', email: '', phone: '' };
const contactForm = structureDraft.shape.contacts.unwrap().element as unknown as z.ZodType<Fields, Fields>;

/** Whom to reach at a structure, beside whoever signs for it. */
@Component({
  selector: 'pmd-contacts-card',
  imports: [Button, Control, FieldFrame, FormErrors, FormField, FormRoot, Icon, PhonePipe, Sheet],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './contacts-card.html',
  styles: `
    :host,
    .blk {
      display: block;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class ContactsCard {
  readonly of = input.required<StructureDetail>();
  readonly writes = input(false);
  readonly changed = output<StructureDetail>();

  private readonly api = inject(StructuresApi);
  private readonly toasts = inject(Toasts);
  private readonly sheet = viewChild(Sheet);
  private readonly summary = viewChild(FormErrors);
  protected readonly acts = acts();
  /** The place of the one being corrected; the next one for a new one. */
  private readonly at = signal(0);
  protected readonly isNew = signal(true);
  private readonly fields = signal<Fields>(blank);
  protected readonly form = form(this.fields, (path) => validateStandardSchema(path, contactForm), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.save(),
      onInvalid: () => this.summary()?.show(),
    },
  });

  protected open(at: number): void {
    const contact = this.of().contacts[at];
    this.at.set(at);
    this.isNew.set(!contact);
    this.form().reset(contact ? fieldsOf(contact) : blank);
    this.sheet()?.open();
  }

  protected close(): void {
    this.sheet()?.close();
  }

  protected remove(at: number): Promise<boolean> {
    const { contacts } = this.of();
    return this.acts.during(`contact-${at}`, () => this.write(contacts.toSpliced(at, 1), fr(`Contact retiré : ${contacts[at]!.name}.`)));
  }

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const { name, email, phone, function: role } = this.fields();
    const contact: StructureContact = { name, function: role || null, email: email || null, phone: phone || null };
    try {
      await this.write(this.of().contacts.toSpliced(this.at(), 1, contact), fr(`Contact enregistré : ${name}.`));
      this.close();
      return undefined;
    } catch (error) {
      return serverErrors(ofOne(error, this.at()), this.form);
    }
  }

  private async write(contacts: StructureContact[], said: string): Promise<void> {
    const before = this.of();
    const detail = await this.api.change(before.id, { contacts }, before.version);
    this.changed.emit(detail);
    const back = async (): Promise<void> =>
      this.changed.emit(await this.api.change(before.id, { contacts: before.contacts }, detail.version));
    this.toasts.say(said, this.acts.undo(back));
  }
}

function fieldsOf({ name, email, phone, function: role }: StructureContact): Fields {
  return { name, function: role ?? '', email: email ?? '', phone: phone ? phoneOf(phone) : '' };
}

/** What is said of `contacts.2.phone` is said of the field `phone` of the panel. */
function ofOne(error: unknown, at: number): ApiProblem {
  const { status, code, message, errors, facts } = problemOf(error);
  const own = errors.map((one) => ({ ...one, path: one.path.replace(`contacts.${at}.`, '') }));
  return new ApiProblem(status, code, message, own, facts);
}

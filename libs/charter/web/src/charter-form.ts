import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { composedText, profileItemsIn, textOfFile } from '@promenade/charter/model';
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
  Session,
  Toasts,
} from '@promenade/platform/web';
import { blankFields, type CharterFields, charterFields, draftOf, fieldsOf } from './charter-fields';
import { CharterText } from './charter-text';
import { charterFieldLabels, refusedFile } from './charter-words.fr';
import { ChartersApi } from './charters-api';
import type { Unsaved } from './leaving';

/** Writes a draft in Markdown, whole or on the national core, with what it will look like beside it. A file of text can be dropped in. */
@Component({
  selector: 'pmd-charter-form',
  imports: [Button, CharterText, Choices, Control, FieldFrame, FormErrors, FormField, FormRoot, Load, PageHead, RouterLink],
  providers: [{ provide: FIELD_LABELS, useValue: charterFieldLabels }],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './charter-form.html',
  styles: '.preview { max-height: 46rem; overflow: auto; }',
})
export class CharterForm implements Unsaved {
  /** None for a new version. */
  readonly id = input('');
  private readonly api = inject(ChartersApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly summary = viewChild(FormErrors);

  protected readonly version = this.api.read(this.id);
  protected readonly list = this.api.list();
  protected readonly draft = signal<CharterFields>(blankFields);
  /** The draft as it was opened or sent last: what differs from it is not kept anywhere. */
  private readonly opened = signal<CharterFields | undefined>(undefined);
  protected readonly fileRefused = signal('');

  /** The core of the draft, else the last published national text; the national level writes the core itself. */
  protected readonly core = computed(() => {
    if (this.session.department() === null) return undefined;
    const nationals = (this.list.value()?.items ?? []).filter(({ department, state }) => department === null && state === 'published');
    const own = this.version.hasValue() ? this.version.value().coreId : null;
    return nationals.find(({ id }) => id === own) ?? nationals[0];
  });
  protected readonly isOnCore = computed(() => this.core() !== undefined && this.draft().base === 'core');
  protected readonly bases = computed(() => [
    { value: 'core', label: `ajoute au texte national (version ${this.core()!.number})` },
    { value: 'own', label: 'est entier, sans le texte national' },
  ]);
  protected readonly materials = [
    { value: 'yes', label: 'signent de nouveau' },
    { value: 'no', label: 'n’ont pas à signer de nouveau' },
  ];
  protected readonly preview = computed(() => {
    const { text, additions } = this.draft();
    if (!this.isOnCore()) return { text, additions: null };
    return { text: composedText(this.core()!.text, additions), additions: additions.trim() || null };
  });
  protected readonly items = computed(() => {
    const named = this.draft().items.split('\n').filter(Boolean);
    const { text, additions } = this.draft();
    const own = named.length ? named : profileItemsIn(this.isOnCore() ? additions : text).map(({ label }) => label);
    return this.isOnCore() ? [...this.core()!.profileItems.map(({ label }) => label), ...own] : own;
  });
  protected readonly crumbs = [
    { label: 'Chartes', path: '/chartes' },
    { label: 'Textes', path: '/chartes/textes' },
  ];
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, charterFields), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.save(),
      onInvalid: () => this.summary()?.show(),
    },
  });

  constructor() {
    effect(() => {
      if (this.opened() || !this.list.hasValue() || (this.id() && !this.version.hasValue())) return;
      const fields: CharterFields = this.id()
        ? fieldsOf(this.version.value()!, this.core())
        : { ...this.draft(), base: this.core() ? 'core' : 'own' };
      this.opened.set(this.id() ? fields : { ...blankFields, base: fields.base });
      this.draft.set(fields);
    });
  }

  isDirty(): boolean {
    return JSON.stringify(this.draft()) !== JSON.stringify(this.opened() ?? blankFields);
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.isDirty()) event.preventDefault();
  }

  protected async take(event: Event): Promise<void> {
    const picker = event.target as HTMLInputElement;
    const [file] = picker.files ?? [];
    if (!file) return;
    const read = textOfFile(file.name, new Uint8Array(await file.arrayBuffer()));
    picker.value = '';
    this.fileRefused.set('refused' in read ? refusedFile(read) : '');
    if ('refused' in read) return;
    const before = this.draft();
    const key = this.isOnCore() ? 'additions' : 'text';
    this.draft.set({ ...before, title: before.title || read.title, [key]: read.text });
    this.toasts.say(`Le texte de « ${file.name} » est repris.`, () => Promise.resolve(this.draft.set(before)));
  }

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const draft = draftOf(this.isOnCore() ? this.draft() : { ...this.draft(), base: 'own' }, this.core()?.id);
      const kept = await (this.id() ? this.api.revise(this.id(), draft) : this.api.draft(draft));
      this.opened.set(this.draft());
      await this.router.navigate(['/chartes/textes', kept.id]);
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}

import { Component, computed, effect, inject, input, viewChild } from '@angular/core';
import { form, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { PromeneurChange, PromeneurDetail, Volet } from '@promenade/directory/model';
import { Button, FIELD_LABELS, FormErrors, Load, PageHead, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { focusAsked } from '../asked-field';
import { fieldLabels, voletsOf } from '../labels.fr';
import { type MeanwhileLine, MeanwhileNote } from '../meanwhile-note';
import { de } from '../names.fr';
import type { Meanwhile } from '../rebase';
import { RecordEdit } from '../record-edit';
import { refusedErrors } from '../refused-field';
import {
  blankPromeneur,
  changedPromeneur,
  emailTaken,
  fieldsOfPromeneur,
  promeneurFieldLabels,
  type PromeneurFields,
} from './promeneur-draft';
import { PromeneurFieldset } from './promeneur-fields';
import { PromeneursApi } from './promeneurs-api';

/** Changes who a promeneur is. What somebody else wrote meanwhile is told, and what was typed is kept. */
@Component({
  selector: 'pmd-promeneur-edit',
  imports: [Button, FormErrors, FormRoot, Load, MeanwhileNote, PageHead, PromeneurFieldset, RouterLink],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './promeneur-edit.html',
  styles: 'form { max-width: 60rem; }',
})
export class PromeneurEdit {
  readonly id = input.required<string>();
  /** The field to begin with, when one comes to complete it. */
  readonly champ = input<string>();
  private readonly api = inject(PromeneursApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly acts = acts();
  private readonly summary = viewChild(FormErrors);

  protected readonly record = this.api.read(this.id);
  protected readonly edit = new RecordEdit<PromeneurFields, PromeneurDetail>(fieldsOfPromeneur, blankPromeneur);
  protected readonly form = form(this.edit.draft, (path) => validateStandardSchema(path, changedPromeneur), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.save(),
      onInvalid: () => this.summary()?.show(),
    },
  });
  protected readonly title = computed(() => `Modifier la fiche ${de(this.record.value()!.firstName)}`);
  protected readonly crumbs = computed(() => {
    const list = { label: 'Promeneurs', path: '/promeneurs' };
    if (!this.record.hasValue()) return [list];
    const { firstName, lastName } = this.record.value();
    return [list, { label: `${firstName} ${lastName}`, path: `/promeneurs/${this.id()}` }];
  });
  /** What the others wrote, in words; null as long as nothing was refused. */
  protected readonly meanwhile = computed(() => this.edit.meanwhile()?.map((told) => lineOf(told)) ?? null);

  constructor() {
    focusAsked(this.form, this.champ, () => this.record.hasValue());
    effect(() => {
      if (this.record.hasValue() && !this.edit.isOpen) this.edit.open(this.record.value());
    });
  }

  protected take(key: string): void {
    this.edit.take(key as keyof PromeneurFields);
  }

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const write = (changes: Partial<PromeneurFields>, version: number) => this.api.change(this.id(), changes as PromeneurChange, version);
    try {
      const saved = await this.edit.save(write, () => this.api.readNow(this.id()));
      if (!saved) return undefined;
      this.toasts.say(`La fiche ${de(saved.detail.firstName)} est à jour.`, this.acts.undo(saved.undo));
      await this.router.navigate(['/promeneurs', this.id()]);
      return undefined;
    } catch (error) {
      return refusedErrors(error, this.form, { 'email-taken': { field: this.form.email, said: emailTaken } });
    }
  }
}

function lineOf({ key, was, now, ...told }: Meanwhile<PromeneurFields>): MeanwhileLine {
  const said = (value: unknown) => (key === 'volets' ? voletsOf(value as Volet[]) : String(value ?? ''));
  const line = { key, label: promeneurFieldLabels[key], was: said(was), now: said(now) };
  return 'mine' in told ? { ...line, mine: said(told.mine) } : line;
}

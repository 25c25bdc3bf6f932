import { Component, inject, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { PromeneurDraft } from '@promenade/directory/model';
import { Button, Control, FIELD_LABELS, FieldFrame, FormErrors, PageHead, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { fieldLabels } from '../labels.fr';
import { Lookup } from '../lookup/lookup';
import { de } from '../names.fr';
import { refusedErrors } from '../refused-field';
import { structureSearch } from '../structures/structure-search';
import { blankEmployment, blankPromeneur, draftOf, emailTaken, newPromeneur, type NewPromeneurFields } from './promeneur-draft';
import { PromeneurFieldset } from './promeneur-fields';
import { PromeneursApi } from './promeneurs-api';

/** A new record, with the first employment when it is known. */
@Component({
  selector: 'pmd-promeneur-new',
  imports: [Button, Control, FieldFrame, FormErrors, FormField, FormRoot, Lookup, PageHead, PromeneurFieldset, RouterLink],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './promeneur-new.html',
  styles: 'form { max-width: 60rem; }',
})
export class PromeneurNew {
  private readonly api = inject(PromeneursApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly acts = acts();
  private readonly summary = viewChild.required(FormErrors);

  protected readonly structures = structureSearch();
  protected readonly crumbs = [{ label: 'Promeneurs', path: '/promeneurs' }];
  protected readonly draft = signal<NewPromeneurFields>({ ...blankPromeneur, employment: blankEmployment });
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, newPromeneur), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.save(),
      onInvalid: () => this.summary().show(),
    },
  });

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const { id, firstName } = await this.api.create(draftOf(this.draft()) as PromeneurDraft);
      const takeBack = async (): Promise<void> => {
        await this.api.remove(id);
        await this.router.navigate(['/promeneurs']);
      };
      this.toasts.say(`La fiche ${de(firstName)} est enregistrée.`, this.acts.undo(takeBack));
      await this.router.navigate(['/promeneurs', id]);
      return undefined;
    } catch (error) {
      return refusedErrors(error, this.form, { 'email-taken': { field: this.form.email, said: emailTaken } });
    }
  }
}

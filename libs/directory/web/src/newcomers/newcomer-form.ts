import { Component, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { type NewcomerDraft, newcomerDraft, type Volet, volets } from '@promenade/directory/model';
import { Button, Control, FIELD_LABELS, FieldFrame, FormErrors, Load, ManyChoices, PageHead, Toasts } from '@promenade/platform/web';
import * as z from 'zod';
import { fieldLabels, voletLabels } from '../labels.fr';
import { refusedErrors } from '../refused-field';
import { StructuresApi } from '../structures/structures-api';
import { NewcomersApi } from './newcomers-api';

interface Fields {
  firstName: string;
  lastName: string;
  email: string;
  function: string;
  volets: Volet[];
  weeklyHours: number | null;
  startsOn: string;
  mandate: string;
}
const blank: Fields = {
  ...{ firstName: '', lastName: '', email: '', function: '', volets: [] },
  ...{ weeklyHours: null, startsOn: '', mandate: '' },
};

/** `/structures/:id/accueillir`: a structure says who becomes promeneur, and states the mandate; the coordination answers. */
@Component({
  selector: 'pmd-newcomer-form',
  imports: [Button, Control, FieldFrame, FormErrors, FormField, FormRoot, Load, ManyChoices, PageHead, RouterLink],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './newcomer-form.html',
  styles: 'form { max-width: 60rem; }',
})
export class NewcomerForm {
  readonly id = input.required<string>();

  private readonly api = inject(NewcomersApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly summary = viewChild(FormErrors);
  protected readonly structure = inject(StructuresApi).read(this.id);
  protected readonly volets = volets.map((value) => ({ value, label: voletLabels[value] }));
  protected readonly draft = signal(blank);
  protected readonly form = form(
    this.draft,
    (path) => validateStandardSchema(path, newcomerDraft as unknown as z.ZodType<Fields, Fields>),
    {
      submission: {
        action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.propose(),
        onInvalid: () => this.summary()?.show(),
      },
    },
  );

  private async propose(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const { firstName } = await this.api.propose(this.id(), this.draft() as NewcomerDraft);
      this.toasts.say(`${firstName} : c’est proposé à la coordination.`);
      await this.router.navigate(['/structures/arrivees']);
      return undefined;
    } catch (error) {
      const field = this.form.email;
      return refusedErrors(error, this.form, {
        'newcomer-known': { field, said: (name) => `${name} a déjà une fiche. Ouvrez-la : il n’y a rien à proposer.` },
        'newcomer-waits': { field, said: (name) => `${name} est déjà dans vos propositions : la coordination va répondre.` },
      });
    }
  }
}

import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { type Employment, type EmploymentChange, employmentDraft, type PromeneurDetail } from '@promenade/directory/model';
import { Button, Control, FIELD_LABELS, FieldFrame, FormErrors, fr, Sheet } from '@promenade/platform/web';
import * as z from 'zod';
import { fieldLabels } from '../labels.fr';
import { Lookup } from '../lookup/lookup';
import { refusedErrors } from '../refused-field';
import { structureSearch } from '../structures/structure-search';
import { PromeneursApi } from './promeneurs-api';

interface Fields {
  structureId: string;
  startsOn: string;
  endsOn: string;
  weeklyHours: number | null;
  jobDescription: 'yes' | 'no' | '';
}
const blank: Fields = { structureId: '', startsOn: '', endsOn: '', weeklyHours: null, jobDescription: '' };

function draftOf({ structureId, startsOn, endsOn, weeklyHours, jobDescription }: Fields) {
  return { structureId, startsOn: startsOn || null, endsOn: endsOn || null, weeklyHours, jobDescription: jobDescription || null };
}
const employmentForm = z.preprocess((typed) => draftOf(typed as Fields), employmentDraft) as unknown as z.ZodType<Fields, Fields>;

function fieldsOf({ structure, startsOn, endsOn, weeklyHours, jobDescription }: Employment): Fields {
  return {
    ...{ structureId: structure.id, startsOn: startsOn ?? '', endsOn: endsOn ?? '' },
    ...{ weeklyHours, jobDescription: jobDescription ?? '' },
  };
}

export interface Saved {
  readonly detail: PromeneurDetail;
  readonly said: string;
  readonly undo: () => Promise<PromeneurDetail>;
}

/** Starts an employment, ends one, or corrects its days and hours. */
@Component({
  selector: 'pmd-employment-sheet',
  imports: [Button, Control, FieldFrame, FormErrors, FormField, FormRoot, Lookup, Sheet],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './employment-sheet.html',
})
export class EmploymentSheet {
  readonly promeneur = input.required<PromeneurDetail>();
  readonly saved = output<Saved>();

  private readonly api = inject(PromeneursApi);
  private readonly sheet = viewChild.required(Sheet);
  private readonly summary = viewChild.required(FormErrors);
  protected readonly structures = structureSearch();
  /** The employment as it is kept; null for a new one. */
  protected readonly before = signal<Employment | null>(null);
  private readonly fields = signal<Fields>(blank);
  protected readonly form = form(this.fields, (path) => validateStandardSchema(path, employmentForm), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.save(),
      onInvalid: () => this.summary().show(),
    },
  });
  protected readonly title = computed(() => this.before()?.structure.name ?? 'Ajouter un emploi');

  /** @param employment as it should show: a last day may be proposed; null for a new one */
  open(employment: Employment | null): void {
    this.before.set(employment && (this.promeneur().employments.find(({ id }) => id === employment.id) ?? employment));
    this.form().reset(employment ? fieldsOf(employment) : blank);
    this.sheet().open();
  }

  protected close(): void {
    this.sheet().close();
  }

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const before = this.before();
      this.saved.emit(before ? await this.change(before) : await this.start());
      this.close();
      return undefined;
    } catch (error) {
      const said = (owner: string) => `${owner} l’emploie déjà à ces dates.`;
      const field = this.before() ? this.form.startsOn : this.form.structureId;
      return refusedErrors(error, this.form, { 'already-employed': { field, said } });
    }
  }

  private async start(): Promise<Saved> {
    const { id, employments } = this.promeneur();
    const detail = await this.api.startEmployment(id, draftOf(this.fields()));
    const made = detail.employments.find((one) => !employments.some((other) => other.id === one.id));
    return {
      detail,
      said: `Emploi ajouté à ${made?.structure.name ?? 'la fiche'}.`,
      undo: () => this.api.forgetEmployment(id, made!.id),
    };
  }

  private async change({ id, structure, startsOn, ...stood }: Employment): Promise<Saved> {
    const { startsOn: from, structureId: _, ...said } = draftOf(this.fields());
    // A day that is said again would be said to the day: « 2021 » must not become 1 January.
    const change: EmploymentChange = { ...(from !== startsOn && { startsOn: from }), ...said };
    const detail = await this.api.changeEmployment(this.promeneur().id, id, change);
    const { endsOn, weeklyHours, jobDescription } = stood;
    const former: EmploymentChange = { ...('startsOn' in change && { startsOn }), endsOn, weeklyHours, jobDescription };
    const ends = said.endsOn !== null && endsOn === null;
    return {
      detail,
      said: `${fr(ends ? 'Fin notée : ' : 'Emploi corrigé : ')}${structure.name}.`,
      undo: () => this.api.changeEmployment(this.promeneur().id, id, former),
    };
  }
}

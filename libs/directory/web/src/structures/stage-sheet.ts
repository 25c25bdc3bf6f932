import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { type StageDraft, stageDraft, type StageMove, type StructureDetail, structureStages } from '@promenade/directory/model';
import { Button, Choices, Control, FIELD_LABELS, FieldFrame, FormErrors, serverErrors, Sheet, TODAY } from '@promenade/platform/web';
import * as z from 'zod';
import { fieldLabels } from '../labels.fr';
import { stageLabels } from './structure-labels.fr';
import { StructuresApi } from './structures-api';

interface Fields {
  stage: string;
  since: string;
  note: string;
}

function draftOf({ stage, since, note }: Fields): StageDraft {
  return { stage, since, ...(note.trim() && { note }) } as StageDraft;
}
const moveForm = z.preprocess((typed) => draftOf(typed as Fields), stageDraft) as unknown as z.ZodType<Fields, Fields>;

/** Says the stage of a structure, from a day on, and why. */
@Component({
  selector: 'pmd-stage-sheet',
  imports: [Button, Choices, Control, FieldFrame, FormErrors, FormField, FormRoot, Sheet],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  template: `
    <pmd-sheet title="Changer d’étape">
      <form [formRoot]="form" class="stack">
        <pmd-form-errors [form]="form" />
        <pmd-choices legend="Elle est maintenant" [choices]="choices()" [formField]="form.stage" />
        <pmd-field label="Depuis le">
          <input pmdControl type="date" [max]="today()" [formField]="form.since" />
        </pmd-field>
        <pmd-field label="Note" [optional]="true" hint="Ce qui s’est dit, avec qui. La coordination seule la lit.">
          <textarea pmdControl rows="3" [formField]="form.note"></textarea>
        </pmd-field>
        <p class="row">
          <button pmdButton="act" type="submit" [busy]="form().submitting()" busyWord="Enregistrement…">Noter cette étape</button>
          <button pmdButton="plain" type="button" (click)="close()">Abandonner</button>
        </p>
      </form>
    </pmd-sheet>
  `,
})
export class StageSheet {
  readonly of = input.required<StructureDetail>();
  readonly moved = output<{ readonly detail: StructureDetail; readonly move: StageMove }>();

  private readonly api = inject(StructuresApi);
  protected readonly today = inject(TODAY);
  private readonly sheet = viewChild.required(Sheet);
  private readonly summary = viewChild.required(FormErrors);
  private readonly fields = signal<Fields>({ stage: '', since: '', note: '' });
  /** Where it is said to be already is no move. */
  protected readonly choices = computed(() =>
    structureStages
      .filter((stage) => !this.of().isStageSaid || stage !== this.of().stage)
      .map((value) => ({ value, label: stageLabels[value] })),
  );
  protected readonly form = form(this.fields, (path) => validateStandardSchema(path, moveForm), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.save(),
      onInvalid: () => this.summary().show(),
    },
  });

  open(): void {
    this.form().reset({ stage: '', since: this.today(), note: '' });
    this.sheet().open();
  }

  protected close(): void {
    this.sheet().close();
  }

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const { id, stages } = this.of();
      const detail = await this.api.move(id, draftOf(this.fields()));
      const move = detail.stages.find((one) => !stages.some((other) => other.id === one.id));
      if (move) this.moved.emit({ detail, move });
      this.close();
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}

import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import {
  correctionAsk,
  type ProcedureDetail,
  procedureNote,
  type ProcedureOutcome,
  procedureWord,
  proposedDueOn,
} from '@promenade/charter/model';
import { addDays } from '@promenade/platform/model';
import { Button, Control, FIELD_LABELS, FieldFrame, FormErrors, serverErrors, Sheet, TODAY } from '@promenade/platform/web';
import * as z from 'zod';
import { NamesWarning } from './names-warning';
import { fieldLabels } from './procedure-words.fr';
import { ProceduresApi } from './procedures-api';

export type Act = 'note' | 'ask' | ProcedureOutcome;

interface Words {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly send: string;
}

const READ = 'Le promeneur et sa structure le lisent.';
const words: Readonly<Record<Act, Words>> = {
  note: { title: 'Noter une médiation', label: 'Ce qui s’est dit', hint: READ, send: 'Noter' },
  ask: {
    ...{ title: 'Demander une correction', label: 'Ce que vous demandez', send: 'Envoyer la demande' },
    hint: 'En mots simples, tel que ce sera lu dans le courriel : ce qui doit changer, et où.',
  },
  corrected: { title: 'C’est corrigé', label: 'Un mot', hint: `Ce que vous avez constaté. ${READ}`, send: 'Clore : corrigé' },
  referred: {
    ...{ title: 'Renvoyer au comité de pilotage', label: 'Pourquoi', send: 'Renvoyer au comité' },
    hint: `${READ} Le comité reçoit le dossier que vous imprimez ; lui seul peut exclure.`,
  },
  withdrawn: {
    ...{ title: 'Retirer la procédure', label: 'La raison', send: 'Retirer la procédure' },
    hint: `Ouverte par erreur, par exemple. Elle reste dans le journal. ${READ}`,
  },
};

const day = z.string().min(1, { error: 'Choisissez un jour.' });
/** Only what the act asks is looked at; the rest of the fields is not shown. */
const schemas: Readonly<Record<Act, z.ZodType>> = {
  note: z.object({ text: procedureNote.shape.text, on: day }),
  ask: z.object({ asked: correctionAsk.shape.asked, dueOn: day }),
  corrected: z.object({ word: procedureWord.shape.word }),
  referred: z.object({ word: procedureWord.shape.word }),
  withdrawn: z.object({ word: procedureWord.shape.word }),
};

const blank = { on: '', text: '', asked: '', dueOn: '', word: '' };

/** One act of the coordination: words, and a day where it has one. What was typed stays when the API refuses. */
@Component({
  selector: 'pmd-act-sheet',
  imports: [Button, Control, FieldFrame, FormErrors, FormField, FormRoot, NamesWarning, Sheet],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  template: `
    <pmd-sheet [title]="said().title">
      <form [formRoot]="form" class="stack">
        <pmd-form-errors [form]="form" />
        @if (act() === 'note') {
          <pmd-field label="Le"><input pmdControl type="date" [max]="today()" [formField]="form.on" /></pmd-field>
          <pmd-field [label]="said().label" [hint]="said().hint">
            <textarea pmdControl rows="5" [formField]="form.text"></textarea>
          </pmd-field>
        } @else if (act() === 'ask') {
          <pmd-field [label]="said().label" [hint]="said().hint">
            <textarea pmdControl rows="6" [formField]="form.asked"></textarea>
          </pmd-field>
          <pmd-field label="À corriger au plus tard le" hint="Un rappel part trois jours avant.">
            <input pmdControl type="date" [min]="tomorrow()" [formField]="form.dueOn" />
          </pmd-field>
        } @else {
          <pmd-field [label]="said().label" [hint]="said().hint">
            <textarea pmdControl rows="5" [formField]="form.word"></textarea>
          </pmd-field>
        }
        <pmd-names-warning [text]="typed()" [parties]="parties()" />
        <p class="row">
          <button pmdButton="act" type="submit" [busy]="form().submitting()" busyWord="Envoi…">{{ said().send }}</button>
          <button pmdButton="plain" type="button" (click)="close()">Abandonner</button>
        </p>
      </form>
    </pmd-sheet>
  `,
})
export class ActSheet {
  readonly of = input.required<ProcedureDetail>();
  readonly done = output<ProcedureDetail>();

  private readonly api = inject(ProceduresApi);
  private readonly sheet = viewChild.required(Sheet);
  private readonly summary = viewChild.required(FormErrors);
  protected readonly today = inject(TODAY);
  protected readonly tomorrow = computed(() => addDays(this.today(), 1));
  protected readonly act = signal<Act>('note');
  protected readonly said = computed(() => words[this.act()]);
  protected readonly parties = computed(() => [this.of().promeneur?.name ?? '', this.of().structure?.name ?? '']);
  private readonly fields = signal({ ...blank });
  protected readonly typed = computed(() => {
    const { text, asked, word } = this.fields();
    return { note: text, ask: asked, corrected: word, referred: word, withdrawn: word }[this.act()];
  });
  protected readonly form = form(this.fields, (path) => validateStandardSchema(path, () => schemas[this.act()]), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.send(),
      onInvalid: () => this.summary().show(),
    },
  });

  /** Opens for an act; words begun for the same act and abandoned are found again. */
  open(act: Act): void {
    if (this.act() !== act || !this.typed()) {
      this.act.set(act);
      // Only what is shown is filled: what was refused of another act is forgotten with its value.
      this.form().reset({ ...blank, on: act === 'note' ? this.today() : '', dueOn: act === 'ask' ? proposedDueOn(this.today()) : '' });
    }
    this.sheet().open();
  }

  protected close(): void {
    this.sheet().close();
  }

  private async send(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      this.done.emit(await this.sent());
      this.form().reset({ ...blank });
      this.close();
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }

  private sent(): Promise<ProcedureDetail> {
    const [act, { id }, { on, text, asked, dueOn, word }] = [this.act(), this.of(), this.fields()];
    if (act === 'note') return this.api.note(id, { on, text });
    return act === 'ask' ? this.api.ask(id, { asked, dueOn }) : this.api.end(id, act, word);
  }
}

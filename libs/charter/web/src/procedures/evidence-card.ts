import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { type EvidenceLink, evidenceLink, type ProcedureDetail, type ProcedureEvidence } from '@promenade/charter/model';
import {
  Button,
  Confirm,
  Control,
  DayPipe,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  problemOf,
  serverErrors,
  Sheet,
  Toasts,
} from '@promenade/platform/web';
import { fieldLabels } from './procedure-words.fr';
import { ProceduresApi } from './procedures-api';

/** What shows the facts: pages of the web, papers, screenshots; added and taken away by the coordination. */
@Component({
  selector: 'pmd-evidence-card',
  imports: [Button, Control, DayPipe, FieldFrame, FormErrors, FormField, FormRoot, Sheet],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  template: `
    <section class="card stack-s" aria-labelledby="pieces">
      <h2 id="pieces">Pièces</h2>
      @if (of().evidence.length) {
        <ul>
          @for (piece of of().evidence; track piece.id) {
            <li>
              @if (piece.link) {
                <a [href]="piece.link" target="_blank" rel="noopener noreferrer"
                  >{{ piece.label }}<span class="sr"> (nouvel onglet)</span></a
                >
              } @else {
                <a [href]="fileOf(piece)" download>{{ piece.label }}</a>
              }
              <span class="cap soft"> {{ piece.file ? kindOf(piece) : 'page web' }}, ajoutée le {{ piece.addedAt | day }}</span>
              @if (writes()) {
                <button pmdButton="plain" size="s" type="button" class="no-print" (click)="remove(piece)">
                  Retirer<span class="sr"> la pièce {{ piece.label }}</span>
                </button>
              }
            </li>
          }
        </ul>
      } @else {
        <p class="soft">Aucune pièce.</p>
      }
      @if (writes()) {
        <p class="row no-print">
          <label class="row">
            <span>Joindre un fichier (PDF, PNG ou JPEG)</span>
            <input type="file" accept="application/pdf,image/png,image/jpeg" [disabled]="busy()" (change)="attach($event)" />
          </label>
          <button pmdButton="line" type="button" (click)="openLink()">Ajouter un lien</button>
        </p>
        <p class="cap soft">
          Cachez d’abord les noms et les visages des autres. Une image est redessinée&nbsp;: lieu et appareil n’y sont plus.
        </p>
        <pmd-sheet title="Ajouter un lien">
          <form [formRoot]="form" class="stack">
            <pmd-form-errors [form]="form" />
            <pmd-field label="Ce que c’est"><input pmdControl [formField]="form.label" /></pmd-field>
            <pmd-field label="Adresse de la page">
              <input pmdControl type="url" inputmode="url" autocapitalize="off" spellcheck="false" [formField]="form.link" />
            </pmd-field>
            <button pmdButton="act" type="submit" [busy]="form().submitting()">Ajouter</button>
          </form>
        </pmd-sheet>
      }
    </section>
  `,
})
export class EvidenceCard {
  readonly of = input.required<ProcedureDetail>();
  readonly writes = input.required<boolean>();
  readonly done = output<ProcedureDetail>();

  private readonly api = inject(ProceduresApi);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly sheet = viewChild(Sheet);
  private readonly summary = viewChild(FormErrors);
  protected readonly busy = signal(false);
  private readonly draft = signal<EvidenceLink>({ label: '', link: '' });
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, evidenceLink), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.link(),
      onInvalid: () => this.summary()?.show(),
    },
  });

  protected fileOf({ id }: ProcedureEvidence): string {
    return `/api/charter-procedures/${this.of().id}/evidence/${id}`;
  }

  protected kindOf({ file }: ProcedureEvidence): string {
    return `${file!.type === 'application/pdf' ? 'PDF' : 'image'} de ${Math.max(1, Math.round(file!.size / 1000))} ko`;
  }

  protected openLink(): void {
    this.sheet()?.open();
  }

  protected async attach(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file) await this.during(() => this.api.attach(this.of().id, file), 'Pièce jointe.');
    field.value = '';
  }

  protected async remove(piece: ProcedureEvidence): Promise<void> {
    const sure = await this.confirm.ask({
      title: `Retirer « ${piece.label} » ?`,
      text: 'Le fichier est effacé. L’historique dit qu’une pièce a été retirée.',
      keep: 'Garder',
      act: 'Retirer',
    });
    if (sure) await this.during(() => this.api.remove(this.of().id, piece.id), 'Pièce retirée.');
  }

  private async during(work: () => Promise<ProcedureDetail>, said: string): Promise<void> {
    this.busy.set(true);
    try {
      this.done.emit(await work());
      this.toasts.say(said);
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }

  private async link(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      this.done.emit(await this.api.link(this.of().id, this.draft()));
      this.form().reset({ label: '', link: '' });
      this.sheet()?.close();
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}

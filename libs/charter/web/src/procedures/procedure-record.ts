import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import {
  type ProcedureAnswer,
  procedureAnswer,
  type ProcedureDetail,
  refusalToAdd,
  refusalToAskCorrection,
  refusalToRefer,
} from '@promenade/charter/model';
import { may } from '@promenade/identity/model';
import {
  Button,
  Confirm,
  Control,
  DayPipe,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  Icon,
  Load,
  Menu,
  MomentPipe,
  PageHead,
  serverErrors,
  Session,
  StatusChip,
  TODAY,
  Toasts,
} from '@promenade/platform/web';
import { type Act, ActSheet } from './act-sheet';
import { EvidenceCard } from './evidence-card';
import { NamesWarning } from './names-warning';
import { actOf, actorWords, fieldLabels, procedureStates, reasonOf, sourceWords } from './procedure-words.fr';
import { ProceduresApi } from './procedures-api';

/** `/chartes/procedures/:id`: the coordination leads, the promeneur and the structure answer, the Caf reads. */
@Component({
  selector: 'pmd-procedure-record',
  imports: [
    ...[ActSheet, Button, Control, DayPipe, EvidenceCard, FieldFrame, FormErrors, FormField, FormRoot, Icon],
    ...[Load, Menu, MomentPipe, NamesWarning, PageHead, RouterLink, StatusChip],
  ],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './procedure-record.html',
  styles: `
    .said {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .kv {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .kv dd {
      margin-bottom: var(--s-3);
      overflow-wrap: anywhere;
    }
  `,
})
export class ProcedureRecord {
  readonly id = input.required<string>();

  private readonly api = inject(ProceduresApi);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly today = inject(TODAY);
  private readonly sheet = viewChild(ActSheet);
  private readonly summary = viewChild(FormErrors);
  protected readonly procedure = this.api.read(this.id);
  protected readonly crumbs = [
    { label: 'Chartes', path: '/chartes' },
    { label: 'Non-respect', path: '/chartes/procedures' },
  ];
  protected readonly states = procedureStates;
  protected readonly actors = actorWords;
  protected readonly sources = sourceWords;
  protected readonly reasonOf = reasonOf;
  protected readonly actOf = actOf;
  protected readonly writes = computed(() => may(this.session.role(), 'procedures.write'));
  protected readonly answers = computed(() => may(this.session.role(), 'procedures.answer'));
  protected readonly isLive = (it: ProcedureDetail) => !refusalToAdd(it);
  protected readonly mayAsk = (it: ProcedureDetail) => !refusalToAskCorrection(it);
  protected readonly mayRefer = (it: ProcedureDetail) => !refusalToRefer(it, this.today());
  protected readonly heard = (it: ProcedureDetail) => it.events.filter(({ kind }) => kind === 'answered');
  protected readonly menu = [{ label: 'Retirer la procédure', icon: 'undo', act: () => this.open('withdrawn') }] as const;

  protected readonly draft = signal<ProcedureAnswer>({ text: '' });
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, procedureAnswer), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.answer(),
      onInvalid: () => this.summary()?.show(),
    },
  });

  protected open(act: Act): void {
    this.sheet()?.open(act);
  }

  protected sourceLink({ source, promeneur }: ProcedureDetail): string[] | null {
    if (source?.kind === 'report' && source.id) return ['/signalements', source.id];
    return promeneur ? ['/promeneurs', promeneur.id] : null;
  }

  protected take(now: ProcedureDetail): void {
    const before = this.procedure.value()?.events.length ?? 0;
    this.procedure.set(now);
    const last = now.events.at(-1);
    if (last && now.events.length > before && !last.kind.startsWith('evidence')) this.toasts.say(`${actOf(last)}.`);
  }

  private async answer(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const sure = await this.confirm.ask({
      title: 'Envoyer cette réponse ?',
      text: 'Elle est gardée telle quelle : la coordination la lit, et le comité de pilotage s’il est saisi. Vous pourrez en ajouter une autre.',
      keep: 'Relire encore',
      act: 'Envoyer',
    });
    if (!sure) return undefined;
    try {
      this.take(await this.api.answer(this.id(), this.draft().text));
      this.form().reset({ text: '' });
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}

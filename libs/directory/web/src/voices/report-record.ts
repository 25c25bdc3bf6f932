import { Component, computed, inject, input, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { type ReportDecided, reportDecided, reportDecisions } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import {
  Button,
  Choices,
  Control,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  Icon,
  Load,
  MomentPipe,
  PageHead,
  serverErrors,
  Session,
  StatusChip,
  Toasts,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { fieldLabels } from '../labels.fr';
import { between } from './answer-time';
import { VoicesApi } from './voices-api';
import { categoryLabels, decisionLabels, reportStates } from './voices-labels.fr';

/** `/signalements/:id`: what was said; the coordination acknowledges and decides, the Caf reads. */
@Component({
  selector: 'pmd-report-record',
  imports: [
    Button,
    Choices,
    Control,
    FieldFrame,
    FormErrors,
    FormField,
    FormRoot,
    Icon,
    Load,
    MomentPipe,
    PageHead,
    RouterLink,
    StatusChip,
  ],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './report-record.html',
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
export class ReportRecord {
  readonly id = input.required<string>();

  private readonly api = inject(VoicesApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly report = this.api.report(this.id);
  protected readonly acts = acts();
  protected readonly writes = computed(() => may(this.session.role(), 'reports.write'));
  protected readonly categories = categoryLabels;
  protected readonly states = reportStates;
  protected readonly decisions = decisionLabels;
  protected readonly between = between;
  protected readonly crumbs = [{ label: 'Signalements', path: '/signalements' }];
  protected readonly choices = reportDecisions.map((value) => ({ value, label: decisionLabels[value] }));

  /** Nothing is chosen beforehand: a report about a child is not set aside by habit. */
  private readonly draft = signal<ReportDecided>({ decision: '' as ReportDecided['decision'], reasons: '' });
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, reportDecided), {
    submission: { action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.decide() },
  });

  protected acknowledge(): Promise<boolean> {
    return this.acts.during('acknowledge', async () => {
      this.report.set(await this.api.acknowledge(this.id()));
      this.toasts.say('Signalement pris en compte.');
    });
  }

  private async decide(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      this.report.set(await this.api.decide(this.id(), this.draft()));
      this.toasts.say('Décision enregistrée.');
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}

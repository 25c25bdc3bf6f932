import { Component, inject, input, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { type MessageAnswer, messageAnswer } from '@promenade/directory/model';
import {
  Button,
  Control,
  DayPipe,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  Icon,
  Load,
  MomentPipe,
  PageHead,
  serverErrors,
  StatusChip,
  Toasts,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { fieldLabels } from '../labels.fr';
import { VoicesApi } from './voices-api';
import { messageStates } from './voices-labels.fr';

/** `/messages/:id`: read, answered by mail when there is an address, closed; closing has its way back. */
@Component({
  selector: 'pmd-message-record',
  imports: [
    Button,
    Control,
    DayPipe,
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
  templateUrl: './message-record.html',
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
export class MessageRecord {
  readonly id = input.required<string>();

  private readonly api = inject(VoicesApi);
  private readonly toasts = inject(Toasts);
  protected readonly message = this.api.message(this.id);
  protected readonly acts = acts();
  protected readonly states = messageStates;
  protected readonly crumbs = [{ label: 'Messages', path: '/messages' }];

  private readonly draft = signal<MessageAnswer>({ text: '' });
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, messageAnswer), {
    submission: { action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.answer() },
  });

  protected close(): Promise<boolean> {
    return this.acts.during('close', async () => {
      this.message.set(await this.api.close(this.id()));
      this.toasts.say(
        'Message clos.',
        this.acts.undo(async () => this.message.set(await this.api.reopen(this.id()))),
      );
    });
  }

  protected reopen(): Promise<boolean> {
    return this.acts.during('reopen', async () => {
      this.message.set(await this.api.reopen(this.id()));
      this.toasts.say(
        'Message rouvert.',
        this.acts.undo(async () => this.message.set(await this.api.close(this.id()))),
      );
    });
  }

  private async answer(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      this.message.set(await this.api.answer(this.id(), this.draft()));
      this.toasts.say('Réponse envoyée.');
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}

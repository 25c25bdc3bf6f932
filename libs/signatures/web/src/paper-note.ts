import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Control, DayPipe, FieldFrame, Icon, problemOf, Sheet, Toasts, TODAY } from '@promenade/platform/web';
import { paperLimit, type SignatureDetail } from '@promenade/signatures/model';
import { SignaturesApi } from './signatures-api';

const TYPES = ['application/pdf', 'image/jpeg', 'image/png'];

/** To sign with a pen (S2-45): print, sign, scan, send. It counts once the coordination has looked at it. */
@Component({
  selector: 'pmd-paper-note',
  imports: [Button, Control, DayPipe, FieldFrame, Icon, RouterLink, Sheet],
  templateUrl: './paper-note.html',
  styles: `
    ol {
      margin: 0;
      padding-left: 1.4em;
      list-style: decimal;
    }
  `,
})
export class PaperNote {
  readonly of = input.required<SignatureDetail>();
  readonly maySend = input.required<boolean>();
  readonly mayCheck = input.required<boolean>();
  readonly moved = output();

  private readonly api = inject(SignaturesApi);
  private readonly toasts = inject(Toasts);
  protected readonly today = inject(TODAY);
  private readonly sheet = viewChild.required(Sheet);
  protected readonly types = TYPES.join(',');
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  protected readonly file = signal<File | undefined>(undefined);
  protected readonly signedOn = signal('');
  /** Nothing is reproached before somebody tries to send. */
  protected readonly tried = signal(false);

  readonly waits = computed(() => this.of().paper?.state === 'to-check' && this.of().state === 'pending');
  protected readonly fileFault = computed(() => {
    const file = this.file();
    if (!file) return this.tried() ? 'Choisissez le fichier.' : '';
    if (!TYPES.includes(file.type)) return 'Ce fichier n’est ni un PDF, ni une image JPEG ou PNG.';
    return file.size > paperLimit ? 'Ce fichier dépasse 10 Mo. Numérisez en noir et blanc, ou prenez une photo moins fine.' : '';
  });
  protected readonly dayFault = computed(() => {
    if (!this.signedOn()) return this.tried() ? 'Donnez le jour écrit sur le papier.' : '';
    return this.signedOn() > this.today() ? 'Ce jour n’est pas encore venu.' : '';
  });

  open(): void {
    this.sheet().open();
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const file = this.file();
    if (!file || this.fileFault() || this.dayFault()) return;
    this.busy.set(true);
    this.refusal.set('');
    try {
      await this.api.sendPaper(this.of().id, file, this.signedOn());
    } catch (error) {
      const problem = problemOf(error);
      this.refusal.set(problem.errors[0]?.message ?? problem.message);
      return;
    } finally {
      this.busy.set(false);
    }
    this.sheet().close();
    this.file.set(undefined);
    this.tried.set(false);
    this.toasts.say('Document envoyé. La coordination va le regarder.');
    this.moved.emit();
  }
}

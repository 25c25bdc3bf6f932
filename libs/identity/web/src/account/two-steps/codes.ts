import { Component, DOCUMENT, inject, input, output } from '@angular/core';
import { Button, Icon, Session, Toasts } from '@promenade/platform/web';

/** The codes of recovery, shown once: to copy, to keep as a file, to print. */
@Component({
  selector: 'pmd-two-steps-codes',
  imports: [Button, Icon],
  template: `
    <div class="stack">
      <h2 tabindex="-1">Vos dix codes de secours</h2>
      <p>
        Chacun remplace une fois le téléphone. Gardez-les ailleurs que dans le téléphone&nbsp;: ils ne seront
        <b>plus jamais affichés</b>.
      </p>
      <p class="print-only">Promenade, {{ email() }}</p>
      <ol class="code">
        @for (code of codes(); track code) {
          <li>{{ code }}</li>
        }
      </ol>
      <p class="row no-print">
        <button pmdButton="line" type="button" (click)="copy()"><pmd-icon name="copy" />Copier</button>
        <button pmdButton="line" type="button" (click)="save()"><pmd-icon name="download" />Télécharger</button>
        <button pmdButton="line" type="button" (click)="print()"><pmd-icon name="print" />Imprimer</button>
      </p>
      <p class="no-print"><button pmdButton="act" type="button" (click)="kept.emit()">J’ai gardé ces codes</button></p>
    </div>
  `,
  styles: `
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
      gap: var(--s-2) var(--s-4);
      padding-left: var(--s-6);
      list-style: decimal;
    }
  `,
})
export class TwoStepsCodes {
  readonly codes = input.required<readonly string[]>();
  readonly kept = output();

  private readonly document = inject(DOCUMENT);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);

  protected email(): string {
    return this.session.current()?.account.email ?? '';
  }

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.codes().join('\n'));
      this.toasts.say('Les codes sont copiés.');
    } catch {
      this.toasts.say('Le navigateur ne laisse pas copier. Téléchargez les codes, ou imprimez-les.');
    }
  }

  /** The file is made here: the codes are asked nowhere again. */
  protected save(): void {
    const lines = [`Promenade : codes de secours de ${this.email()}`, 'Chacun sert une seule fois.', '', ...this.codes(), ''];
    const link = this.document.createElement('a');
    link.href = URL.createObjectURL(new Blob([lines.join('\r\n')], { type: 'text/plain;charset=utf-8' }));
    link.download = 'promenade-codes-de-secours.txt';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}

import { booleanAttribute, Component, input, output } from '@angular/core';
import { Icon, LinkButton } from '@promenade/platform/web';

/** A letter may have left: nobody learns here whether the address has an account. */
@Component({
  selector: 'pmd-letter-sent',
  imports: [Icon, LinkButton],
  template: `
    <div class="stack" role="status">
      <h1 tabindex="-1">Regardez vos courriels</h1>
      <p>
        Si <b>{{ to() }}</b> a un compte, un lien y arrive dans la minute. Il sert pendant {{ minutes() }}&nbsp;minutes. <ng-content />
      </p>
      <p class="note note-still">
        <pmd-icon name="info" />
        <span
          >Rien ne vient&#8239;? Regardez dans les indésirables, puis vérifiez l’adresse&nbsp;: c’est celle où vous avez reçu votre
          invitation.</span
        >
      </p>
    </div>
    <p class="row between">
      <button pmdLink type="button" [attr.aria-disabled]="again() || null" (click)="askAgain.emit()">Envoyer un autre lien</button>
      <button pmdLink type="button" (click)="back.emit()">Changer d’adresse</button>
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-4);
    }
  `,
})
export class LetterSent {
  readonly to = input.required<string>();
  readonly minutes = input.required<string>();
  /** Whether another is being sent. */
  readonly again = input(false, { transform: booleanAttribute });
  readonly askAgain = output();
  readonly back = output();
}

import { Component, computed, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { Button, type Choice, Choices, Control, FieldFrame, Icon, LinkButton } from '@promenade/platform/web';
import { oneTimeCode } from '@promenade/signatures/model';
import { type CodeWay, SignDraft } from './sign-draft';

/** How one proves that it is oneself: a code of the mailbox, or of the application for whoever has one. */
@Component({
  selector: 'pmd-sign-proof',
  imports: [Button, Choices, Control, FieldFrame, Icon, LinkButton],
  template: `
    <header class="stack-s">
      <h1 tabindex="-1">Un code pour être sûrs que c’est vous</h1>
      @if (draft.isResumed()) {
        <p class="note note-still" role="status">
          <pmd-icon name="info" /><span>Vous reprenez votre signature&nbsp;: ce que vous aviez tapé ou dessiné est gardé.</span>
        </p>
      }
    </header>
    @if (hasApp()) {
      <pmd-choices legend="Quel code&#8239;?" [choices]="ways" [value]="draft.way()" (valueChange)="choose($event)" />
    }
    @if (draft.way() === 'app') {
      <p class="soft">Il change toutes les trente secondes&nbsp;: vous le donnerez au moment de signer.</p>
      <button pmdButton="act" size="thumb" type="button" (click)="proven.emit()">Continuer</button>
    } @else if (!draft.mailed()) {
      <p class="soft">Nous l’envoyons à {{ email() }}.</p>
      <button pmdButton="act" size="thumb" type="button" [busy]="busy()" busyWord="Envoi…" (click)="sends.emit()">Recevoir le code</button>
    } @else {
      <p class="soft">Nous l’avons envoyé à {{ email() }}. Il est valable 10 minutes.</p>
      <form class="stack" novalidate (submit)="submit($event)">
        <pmd-field label="Code à six chiffres" [hint]="hint()" [error]="fault()">
          <input
            #field
            pmdControl
            class="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength="12"
            [value]="draft.code()"
            (input)="type(field.value)"
          />
        </pmd-field>
        <button pmdButton="act" size="thumb" type="submit" [attr.aria-disabled]="missing() ? 'true' : null">Continuer</button>
      </form>
      <p>
        <button pmdLink type="button" class="link" (click)="sends.emit()">Renvoyer le code</button><br />
        <span class="soft cap">Rien reçu&#8239;? Regardez dans les indésirables.</span>
      </p>
    }
    <p><button pmdLink type="button" (click)="draft.back()">Revenir au texte</button></p>
  `,
  styleUrl: './sign-act.scss',
})
export class SignProof {
  readonly email = input.required<string>();
  readonly hasApp = input.required<boolean>();
  readonly busy = input.required<boolean>();
  /** What the server said of the code given before. */
  readonly fault = input.required<string>();
  readonly sends = output();
  readonly proven = output();

  protected readonly draft = inject(SignDraft);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  protected readonly ways: readonly Choice[] = [
    { value: 'app', label: 'Code de mon application' },
    { value: 'mail', label: 'Code par courriel' },
  ];
  protected readonly missing = computed(() => 6 - Math.min(6, this.draft.code().length));
  protected readonly hint = computed(() => {
    if (!this.draft.code() || !this.missing()) return 'Vous pouvez le coller.';
    return this.missing() === 1 ? 'Encore 1 chiffre.' : `Encore ${this.missing()} chiffres.`;
  });

  protected choose(way: string): void {
    this.draft.way.set(way as CodeWay);
    this.draft.code.set('');
  }

  /** Spaces of what is pasted are nobody's fault. A right code moves one on by itself: nothing else to press on this screen. */
  protected type(words: string): void {
    this.draft.code.set(words.replace(/\D/g, '').slice(0, 6));
    if (oneTimeCode.safeParse(this.draft.code()).success) this.proven.emit();
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.missing()) this.field()?.nativeElement.focus();
    else this.proven.emit();
  }
}

import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Button, Control, FieldFrame, Icon, LinkButton } from '@promenade/platform/web';
import { hasInk, isSentence, oneTimeCode, type SignatureDetail, type SignatureRequest } from '@promenade/signatures/model';
import { SignDraft } from './sign-draft';
import { SignatureDrawing } from './signature-drawing';

/** The act itself: a name or a drawing, the sentence to copy where the text asks one, the consent, and the button. */
@Component({
  selector: 'pmd-sign-act',
  imports: [Button, Control, FieldFrame, Icon, LinkButton, SignatureDrawing],
  templateUrl: './sign-act.html',
  styleUrl: './sign-act.scss',
})
export class SignAct {
  readonly of = input.required<SignatureDetail>();
  /** Other requests that the same act of a representative can sign (S2-44). */
  readonly alongside = input.required<readonly SignatureRequest[]>();
  readonly busy = input.required<boolean>();
  /** What the server refused, by the field it is about. */
  readonly faults = input.required<Readonly<Record<string, string>>>();
  readonly signs = output();

  protected readonly draft = inject(SignDraft);
  /** Left once: what is wrong in it is said. */
  protected readonly leftSentence = signal(false);

  protected readonly sentenceFault = computed(() => {
    const asked = this.of().typedSentence;
    if (!asked) return '';
    if (isSentence(asked, this.draft.typedSentence())) return '';
    return this.leftSentence() || this.faults()['typedSentence'] ? `Recopiez ces mots : « ${asked} ».` : '';
  });
  private readonly unsigned = computed(() => {
    const { method, typedName, strokes } = this.draft;
    if (method() === 'typed') return typedName().trim().length < 2 ? 'Tapez votre nom, comme sur un papier.' : '';
    return hasInk(strokes()) ? '' : 'Signez dans le cadre, ou tapez votre nom.';
  });
  protected readonly whyNot = computed(() => {
    const { typedSentence, consent, way, code } = this.draft;
    if (this.unsigned()) return this.unsigned();
    const asked = this.of().typedSentence;
    if (asked && !isSentence(asked, typedSentence())) return `Recopiez les mots « ${asked} ».`;
    if (way() === 'app' && !oneTimeCode.safeParse(code()).success) return 'Donnez le code de votre application.';
    return consent() ? '' : 'Cochez la phrase d’engagement.';
  });

  protected typeCode(words: string): void {
    this.draft.code.set(words.replace(/\D/g, '').slice(0, 6));
  }

  protected toggle(id: string): void {
    this.draft.also.update((chosen) => (chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]));
  }

  protected sign(): void {
    if (this.whyNot()) this.leftSentence.set(true);
    else this.signs.emit();
  }
}

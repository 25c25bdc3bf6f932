import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { Button, Control, FIELD_LABELS, FieldFrame, Icon, Load, problemOf, serverErrors, Session, Sheet, Stepper, Toasts } from '@promenade/platform/web'; // prettier-ignore
import { refuseBody, type SignatureRequest, type SignBody } from '@promenade/signatures/model';
import { fieldLabels } from './labels.fr';
import { SignAct } from './sign-act';
import { SignDraft, signSteps } from './sign-draft';
import { SignProof } from './sign-proof';
import { SignReading } from './sign-reading';
import { SignReceipt } from './sign-receipt';
import { SignaturesApi } from './signatures-api';

/** Four screens: read, prove who one is, sign, keep. What was typed stays if the server says no, and if the page is loaded again. */
@Component({
  selector: 'pmd-sign-page',
  imports: [Button, Control, FieldFrame, FormField, FormRoot, Icon, Load, Sheet, SignAct, SignProof, SignReading, SignReceipt, Stepper],
  providers: [SignDraft, { provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './sign-page.html',
  styleUrl: './sign-page.scss',
})
export class SignPage {
  readonly id = input.required<string>();
  private readonly api = inject(SignaturesApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly draft = inject(SignDraft);

  protected readonly request = this.api.read(this.id);
  protected readonly others = this.api.list(() => ({ state: 'pending', size: '200' }));
  protected readonly at = computed(() => signSteps.indexOf(this.draft.step()));
  protected readonly names = ['Lire', 'Code', 'Signer', 'Reçu'];

  protected readonly isMyTurn = computed(() => {
    const { self, next } = this.request.hasValue() ? this.request.value() : {};
    return Boolean(self && next && self.id === next.id);
  });
  /** Of whoever entered with an account: the holder of a link has none, hence no application. */
  private readonly factor = this.api.ownSecondFactor(() => this.isMyTurn() && this.session.isFull());
  protected readonly hasApp = computed(() => this.factor.hasValue() && this.factor.value().since !== null);
  /** Other requests that the same act of a representative can sign (S2-44). */
  protected readonly alongside = computed(() => {
    const here = this.request.hasValue() ? this.request.value() : undefined;
    if (here?.self?.role !== 'representative' || !this.others.hasValue()) return [];
    return this.others
      .value()
      .items.filter(
        ({ id, next, structure, version }) =>
          id !== here.id && next?.role === 'representative' && structure.id === here.structure.id && version.id === here.version.id,
      );
  });

  private digest: { readonly of: string; readonly is: string } | undefined;
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  protected readonly faults = signal<Readonly<Record<string, string>>>({});
  protected readonly done = signal<SignatureRequest | undefined>(undefined);

  private readonly refuseDraft = signal({ reason: '' });
  private readonly refuseSheet = viewChild<Sheet>('refuseSheet');
  protected readonly refuseForm = form(this.refuseDraft, (path) => validateStandardSchema(path, refuseBody), {
    submission: { action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.refuse() },
  });

  constructor() {
    effect(() => {
      const { id, self } = this.request.hasValue() ? this.request.value() : {};
      if (id && self && this.isMyTurn()) untracked(() => this.draft.open(id, self.id, self.name));
    });
  }

  /** The PDF is made and its digest kept: what is shown here is what will be signed. No code leaves before it is chosen. */
  protected async hasRead(): Promise<void> {
    await this.trying(async () => {
      await this.shown();
      if (this.hasApp()) this.draft.way.set('app');
      else await this.mail();
      this.draft.step.set('code');
    });
  }

  protected async sendCode(): Promise<void> {
    const again = this.draft.mailed();
    await this.trying(async () => {
      await this.mail();
      if (again) this.toasts.say('Nouveau code envoyé. Le précédent ne sert plus.');
    });
  }

  protected toSign(): void {
    this.refusal.set('');
    this.faults.set({});
    this.draft.step.set('sign');
  }

  protected async sign(): Promise<void> {
    await this.trying(async () => {
      this.done.set(await this.api.sign(this.id(), await this.body()));
      this.draft.forget();
      this.draft.step.set('done');
    });
  }

  protected openRefusal(): void {
    this.refuseSheet()?.open();
  }

  private async mail(): Promise<void> {
    await this.api.code(this.id());
    this.draft.code.set('');
    this.draft.mailed.set(true);
  }

  private async shown(): Promise<string> {
    const id = this.id();
    if (this.digest?.of !== id) this.digest = { of: id, is: await this.api.shownDigest(id) };
    return this.digest.is;
  }

  private async body(): Promise<SignBody> {
    const { way, code, method, typedName, typedSentence, strokes, also } = this.draft;
    const asked = this.request.value()?.typedSentence;
    const others = also().filter((id) => this.alongside().some((each) => each.id === id));
    return {
      ...(way() === 'app' ? { totp: code() } : { code: code() }),
      documentSha256: await this.shown(),
      consent: true,
      ...(method() === 'typed'
        ? { method: 'typed' as const, typedName: typedName().trim() }
        : { method: 'drawn' as const, strokes: [...strokes()] }),
      ...(asked && { typedSentence: typedSentence().trim() }),
      ...(others.length && { alsoFor: others }),
    };
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set('');
    this.faults.set({});
    try {
      await work();
    } catch (error) {
      this.tell(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** At its field where there is one. The signature stays; only the code is asked again. */
  private tell(error: unknown): void {
    const problem = problemOf(error);
    const faults = Object.fromEntries(problem.errors.map(({ path, message }) => [path, message]));
    this.faults.set(faults);
    const isTold = ['code', 'totp', 'typedSentence'].some((path) => faults[path]);
    if (!isTold) this.refusal.set(problem.errors[0]?.message ?? problem.message);
    if (problem.code === 'code-wrong' || problem.code === 'code-locked') this.askCodeAgain();
    else if (problem.status === 409) this.request.reload();
  }

  private askCodeAgain(): void {
    this.draft.code.set('');
    if (this.draft.way() === 'mail') this.draft.step.set('code');
  }

  private async refuse(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      await this.api.refuse(this.id(), this.refuseDraft().reason);
    } catch (error) {
      return serverErrors(error, this.refuseForm);
    }
    this.draft.forget();
    this.refuseSheet()?.close();
    this.toasts.say('Votre refus est transmis à la coordination.');
    this.request.reload();
    return undefined;
  }
}
